"""Stand-in for dbt's adapter object while sqlfluff reads the models."""


def quote(name: str) -> str:
    return f'"{name}"'
