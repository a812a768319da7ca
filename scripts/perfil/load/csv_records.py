"""CSV as RFC 4180 has it, strictly, line by line, so that one bad line costs one line.

DuckDB's own reader, tried first, lost lines without a word after an unclosed quote at the end of
a file, cut spaces around quotes, and reported one broken line several times.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from perfil.errors import PerfilError
from perfil.load.text import LONGEST

DELIMITERS = ",;\t|"
UNCLOSED = "a quote is opened and never closed"
AFTER_QUOTE = "text after a closing quote"


class Record(NamedTuple):
    """One row of the file: where it starts, its text without the line end, what is wrong."""

    line: int
    text: str
    problem: str = ""


class Dialect:
    """The grammar of a record for one delimiter."""

    def __init__(self, delimiter: str) -> None:
        self.delimiter = delimiter
        mark = re.escape(delimiter)
        # Possessive (*+) throughout: a line is read once, whatever it holds.
        opened = r'"[^"]*+(?:""[^"]*+)*+'
        field = rf'(?:{opened}"|(?!")[^{mark}]*+)'
        self.complete = re.compile(rf"{field}(?:{mark}{field})*+").fullmatch
        self.unfinished = re.compile(rf"(?:{field}{mark})*+{opened}").fullmatch
        self._field = re.compile(rf"(?:^|{mark})({opened}\"|(?!\")[^{mark}]*+)")

    def fields(self, text: str) -> list[str]:
        """The values of a complete record; a quote inside an unquoted value is just a quote."""
        return [_unquote(raw) for raw in self._field.findall(text)]


class _Lines:
    """Numbered lines that can be given back, to be read again as the start of another record."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._fresh = enumerate(lines, 1)
        self._given_back: deque[tuple[int, str]] = deque()

    def next(self) -> tuple[int, str] | None:
        return self._given_back.popleft() if self._given_back else next(self._fresh, None)

    def give_back(self, lines: list[tuple[int, str]]) -> None:
        self._given_back.extendleft(reversed(lines))


def read_records(lines: Iterable[str], dialect: Dialect) -> Iterator[Record]:
    """Every record of the file, header included. Blank lines are no records.

    A record that breaks is set aside by its first line alone and reading goes on with the next
    line, so that one stray quote does not swallow the rest of the file.
    """
    source = _Lines(lines)
    while (found := source.next()) is not None:
        number, line = found
        text = line.rstrip("\r\n")
        if not text:
            continue
        if '"' not in text or dialect.complete(text):
            yield Record(number, text)
        elif dialect.unfinished(text):
            yield _read_on(number, line, source, dialect)
        else:
            yield Record(number, text, AFTER_QUOTE)


def _read_on(number: int, first: str, source: _Lines, dialect: Dialect) -> Record:
    """A record whose quoted value goes on over the line end."""
    taken: list[tuple[int, str]] = []
    parts, size, problem = [first], len(first), UNCLOSED
    while (found := source.next()) is not None:
        taken.append(found)
        parts.append(found[1])
        size += len(found[1])
        text = found[1].rstrip("\r\n")
        if size > LONGEST:
            break
        if '"' not in text:
            continue
        # Inside quotes, a line reads as if it began with the opening quote.
        if dialect.complete('"' + text):
            return Record(number, "".join(parts).rstrip("\r\n"))
        if not dialect.unfinished('"' + text):
            problem = f"a quote is opened here and closed amid text in line {found[0]:,}"
            break
    source.give_back(taken)
    return Record(number, first.rstrip("\r\n"), problem)


def guess_delimiter(header: str) -> str:
    """The delimiter that stands most often in the header outside quotes; a comma if none does."""
    bare = re.sub(r'"[^"]*"?', "", header)
    best = max(DELIMITERS, key=bare.count)
    return best if bare.count(best) else ","


def check_header(record: Record, path: object) -> None:
    """Raise PerfilError when the first record cannot be a header."""
    if record.problem:
        raise PerfilError(
            f"The header of {path} (line {record.line}) cannot be read: {record.problem}. Nothing "
            "was loaded."
        )


def _unquote(raw: str) -> str:
    return raw[1:-1].replace('""', '"') if raw.startswith('"') else raw
