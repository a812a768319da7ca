"""The decoded lines of a text file, one at a time."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from perfil.errors import PerfilError
from perfil.load.source import Source

LONGEST = 8 * 1024 * 1024
"""Characters in one line, or in one record of several lines: beyond this it is not a table."""
REPORT_EVERY = 20_000

Advance = Callable[[float], None]
"""Told how much is done, as a share from 0 to 1."""


def read_lines(source: Source, advance: Advance) -> Iterator[str]:
    """Lines with their line ends (LF, CRLF or CR, as they are), through gzip and any encoding.

    Raises PerfilError at bytes that are not of the encoding, at a damaged gzip, and at a line
    longer than LONGEST characters.
    """
    size = source.path.stat().st_size
    count = 0
    with source.path.open("rb") as raw, _decoded(source, raw) as text:
        try:
            while line := text.readline(LONGEST):
                count += 1
                if len(line) == LONGEST:
                    raise PerfilError(
                        f"Line {count:,} of {source.path} is longer than {LONGEST:,} characters. "
                        "That is not a line of a table; nothing was loaded."
                    )
                yield line
                if count % REPORT_EVERY == 0:
                    advance(raw.tell() / size)
        except UnicodeError as error:
            raise PerfilError(_wrong_encoding(source, count, error)) from error
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise PerfilError(
                f"{source.path} is damaged after line {count:,}: {error}. Nothing was loaded."
            ) from error


@contextmanager
def _decoded(source: Source, raw: io.BufferedReader) -> Iterator[io.TextIOWrapper]:
    # newline="" keeps line ends as they are: inside quotes they belong to the value.
    with (
        gzip.open(raw) if source.gzipped else raw as plain,
        io.TextIOWrapper(plain, encoding=source.encoding, newline="") as text,
    ):
        yield text


def _first_bad_line(source: Source) -> int:
    """Text is decoded in blocks; the line is looked for only when there is one to name."""
    with gzip.open(source.path) if source.gzipped else source.path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode()
            except UnicodeDecodeError:
                return number
    return number


def _wrong_encoding(source: Source, count: int, error: UnicodeError) -> str:
    place = f"after line {count:,}"
    if source.encoding == "utf-8-sig":
        place = f"in line {_first_bad_line(source):,}"
    named = "UTF-8" if source.encoding == "utf-8-sig" else source.encoding
    found = ""
    if isinstance(error, UnicodeDecodeError):
        found = f" (byte 0x{error.object[error.start]:02X})"
    return (
        f"{source.path} is not valid {named} {place}{found}. Say what it "
        "is with --encoding, for example --encoding cp1252 (Windows) or latin-1. Nothing was "
        "loaded."
    )
