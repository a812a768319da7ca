"""Where checked rows and lines set aside wait, in a form DuckDB cannot misread."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

from perfil.errors import PerfilError

PART_CHARACTERS = 64 * 1024 * 1024
"""DuckDB frees a file's buffers when it is read: parts of this size keep its memory flat."""
LONGEST_LINE = 134_217_728
HOPELESS = 100
"""So many lines set aside before the first good one: the file is not what it is taken for."""
ZERO, ZERO_SHOWN = "\0", "\\0"
NO_ZERO = "the zero character (U+0000), for which Postgres has no place"
MARK = "r"
"""First field of every row, because DuckDB skips lines that would otherwise be blank."""

REJECT_COLUMNS = {"file": "text", "line_number": "bigint", "reason": "text", "content": "text"}


@dataclass(frozen=True)
class Batch:
    """Rows for one table: columns (name to `text` or `bigint`), a DuckDB query, its row count."""

    columns: dict[str, str]
    query: str
    rows: int


class Shelf:
    """Takes a file's rows one by one and gives them back as two batches."""

    def __init__(self, folder: Path, path: Path, delimiter: str = ",") -> None:
        self.path = path
        self.delimiter = delimiter
        self.kept = 0
        self.set_aside = 0
        self.first_problem = ""
        self._rows = _Parts(folder, "rows")
        self._rejects = _Parts(folder, "rejects")

    def keep_text(self, text: str) -> None:
        """Keep a record without quotes as it is: its empty fields are null."""
        self._rows.write(f"{MARK}{self.delimiter}{text}\n")
        self.kept += 1

    def keep(self, values: Sequence[str | None]) -> None:
        """Keep a row; raises UnicodeEncodeError when a value is no valid text."""
        self._rows.write(f"{MARK}{self.delimiter}{_cells(values, self.delimiter)}\n")
        self.kept += 1

    def reject(self, line: int, reason: str, content: str) -> None:
        """Set a line aside; raises PerfilError when so far no line at all was good."""
        self.first_problem = self.first_problem or f"line {line:,}: {reason}"
        shown = content.replace(ZERO, ZERO_SHOWN)
        self._rejects.write(f"{MARK},{_cells([str(line), reason, shown], ',')}\n")
        self.set_aside += 1
        if self.kept == 0 and self.set_aside >= HOPELESS:
            self._give_up()

    def batches(self, columns: Sequence[str]) -> tuple[Batch, Batch]:
        """What was kept, under these names, and what was set aside."""
        self.__exit__()
        if self.kept == 0 and self.set_aside:
            self._give_up()
        rows = Batch(
            dict.fromkeys(columns, "text"),
            self._rows.query(
                [f"c{place} as {quoted(name)}" for place, name in enumerate(columns, 1)],
                self.delimiter,
            ),
            self.kept,
        )
        picked = [
            f"{text(self.path.name)} as file",
            "cast(c1 as bigint) as line_number",
            "c2 as reason",
            "c3 as content",
        ]
        return rows, Batch(REJECT_COLUMNS, self._rejects.query(picked, ","), self.set_aside)

    def _give_up(self) -> None:
        raise PerfilError(
            f"Not one of the first {self.set_aside:,} lines of {self.path} fits; the first problem "
            f"is in {self.first_problem}. Is it what its name says? Nothing was loaded."
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._rows.close()
        self._rejects.close()


class _Parts:
    """One long file in parts."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self._paths: list[Path] = []
        self._file: IO[str] | None = None
        self._room = 0

    def write(self, line: str) -> None:
        if self._file is None or self._room < 0:
            self.close()
            self._paths.append(self._folder / f"{self._name}-{len(self._paths):05}.csv")
            self._file = self._paths[-1].open("w", encoding="utf-8", newline="")
            self._room = PART_CHARACTERS
        self._file.write(line)
        self._room -= len(line)

    def close(self) -> None:
        if self._file:
            self._file.close()

    def query(self, picked: list[str], delimiter: str) -> str:
        """A DuckDB query over all parts that gives the picked expressions over c1, c2, …"""
        width = max(len(picked), 3)
        names = ["mark", *(f"c{place}" for place in range(1, width + 1))]
        if not self._paths:
            nothing = ", ".join(f"cast(null as varchar) as {name}" for name in names)
            return f"select {', '.join(picked)} from (select {nothing}) where false"
        kinds = ", ".join(f"{name}: 'varchar'" for name in names)
        # Nothing is left to guess. null_padding: an early JSON line knows fewer columns than a
        # late one. parallel=false is per file, and lets values hold line ends.
        return (
            f"select {', '.join(picked)} from read_csv("
            f"[{', '.join(text(str(path)) for path in self._paths)}], auto_detect=false, "
            f"header=false, delim={text(delimiter)}, quote='\"', escape='\"', nullstr='', "
            f"allow_quoted_nulls=false, null_padding=true, parallel=false, new_line='\\n', "
            f"max_line_size={LONGEST_LINE}, "
            f"columns={{{kinds}}})"
        )


def text(value: str) -> str:
    """A DuckDB text literal."""
    return "'" + value.replace("'", "''") + "'"


def quoted(name: str) -> str:
    """A DuckDB identifier."""
    return '"' + name.replace('"', '""') + '"'


def _cells(values: Sequence[str | None], delimiter: str) -> str:
    """Null is nothing at all, an empty text is a pair of quotes."""
    return delimiter.join(
        "" if value is None else '"' + value.replace('"', '""') + '"' for value in values
    )
