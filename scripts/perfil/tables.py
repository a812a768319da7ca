"""Where commands print their tables."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

WIDE = 10_000  # characters: no row is folded


def console_for_tables(markup: bool = False) -> "Console":
    """Standard output, as wide as the terminal; off a terminal nothing is folded or cut, for the
    reader there is a log or a pipe. With `markup`, [red]words[/red] in a cell are red."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else WIDE, markup=markup)
