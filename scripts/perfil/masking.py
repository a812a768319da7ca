"""How a value is shown to people who need not know it."""


def masked(key: str) -> str:
    """Enough of a key to recognise it, too little to know whose it is."""
    return f"{key[:2]}…{key[-2:]}" if len(key) >= 8 else "…"
