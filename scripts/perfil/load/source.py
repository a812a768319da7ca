"""What a file is: by its name, and by its first bytes, which have to agree."""

import gzip
import zlib
from dataclasses import dataclass
from pathlib import Path

from perfil.errors import PerfilError

KINDS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
}
MAGIC = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive (an Excel workbook is one too)",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file",
    b"PAR1": "a Parquet file",
    b"\x1f\x8b": "gzip-compressed (add .gz to its name)",
    b"SQLite format 3": "an SQLite database",
    b"<!doctype html": "a web page",
    b"<html": "a web page",
    b"<?xml": "XML",
}
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
HEAD_BYTES = 65_536


@dataclass(frozen=True)
class Source:
    """A file to load: `kind` is csv, json or parquet; `encoding` is a Python codec name."""

    path: Path
    kind: str
    gzipped: bool = False
    encoding: str = "utf-8-sig"
    delimiter: str | None = None


def find_source(path: Path, delimiter: str | None = None, encoding: str | None = None) -> Source:
    """The file at `path`, once its name and its content agree.

    Raises PerfilError when it is missing, a folder, empty, of an unknown extension, or not what
    its name says; also when an option does not fit the format.
    """
    path = path.absolute()
    if path.is_dir():
        raise PerfilError(f"{path} is a folder. Name one file in it.")
    if not path.is_file():
        raise PerfilError(f"There is no file {path}.")
    if path.stat().st_size == 0:
        raise PerfilError(f"{path} is empty. Nothing was loaded.")
    kind, gzipped = _by_name(path)
    if delimiter and kind != "csv":
        raise PerfilError(f"--delimiter is for CSV files; {path.name} is not one by its name.")
    if encoding and kind == "parquet":
        raise PerfilError("--encoding is for text files; Parquet carries its own.")
    source = Source(path, kind, gzipped, _codec(encoding), _delimiter(path, delimiter))
    _check_content(source)
    return source


def _by_name(path: Path) -> tuple[str, bool]:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes[-1:] and suffixes[-1] in WORKBOOKS:
        raise PerfilError(
            f"{path.name} is a workbook, which perfil does not read. Save its sheet as CSV, "
            "and load that."
        )
    gzipped = suffixes[-1:] == [".gz"]
    kind = KINDS.get((suffixes[:-1] if gzipped else suffixes or [""])[-1:][0]) if suffixes else None
    if kind is None or (gzipped and kind == "parquet"):
        raise PerfilError(
            f"{path.name} does not say what it is. perfil loads {', '.join(KINDS)}, and the text "
            "ones with .gz after that. Rename the file to what it holds."
        )
    return kind, gzipped


def _codec(encoding: str | None) -> str:
    """A Python codec that drops a byte order mark."""
    if encoding is None:
        return "utf-8-sig"
    try:
        "".encode(encoding)
    except LookupError as error:
        raise PerfilError(
            f"There is no text encoding '{encoding}'. Common ones: utf-8, latin-1, cp1252 "
            "(Windows), utf-16."
        ) from error
    return "utf-8-sig" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else encoding


def _delimiter(path: Path, given: str | None) -> str | None:
    if given is None:
        return "\t" if ".tsv" in (suffix.lower() for suffix in path.suffixes[-2:]) else None
    given = {"\\t": "\t", "tab": "\t"}.get(given, given)
    if len(given) != 1 or given.isalnum() or given in '"\r\n\0':
        raise PerfilError(
            f"--delimiter is one character that is no letter, digit, quote or line break (or the "
            f"word 'tab'), not '{given}'."
        )
    return given


def _check_content(source: Source) -> None:
    head = _head(source)
    found = next((what for magic, what in MAGIC.items() if head.lower().startswith(magic)), None)
    found = found or next((what for magic, what in MAGIC.items() if head.startswith(magic)), None)
    if source.kind == "parquet":
        _check_parquet(source.path, head, found)
        return
    if found:
        raise PerfilError(f"{source.path} is {found}, not the text its name says.")
    if source.encoding == "utf-8-sig":
        if head.startswith(UTF_16_MARKS):
            raise PerfilError(f"{source.path} is UTF-16 text. Say so with --encoding utf-16.")
        if b"\0" in head:
            raise PerfilError(
                f"{source.path} holds zero bytes: it is not text, or it is UTF-16 without a mark "
                "(--encoding utf-16-le)."
            )
    if source.kind == "csv" and head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b'{"'):
        raise PerfilError(
            f"{source.path} looks like JSON lines, not CSV. Name it .jsonl if that is what it is."
        )


def _check_parquet(path: Path, head: bytes, found: str | None) -> None:
    if not head.startswith(b"PAR1"):
        raise PerfilError(f"{path} is {found or 'something else'}, not Parquet as its name says.")
    with path.open("rb") as file:
        file.seek(-4, 2)
        if file.read() != b"PAR1" or path.stat().st_size < 12:
            raise PerfilError(f"{path} is a Parquet file cut short: its end is missing.")


def _head(source: Source) -> bytes:
    with source.path.open("rb") as file:
        if not source.gzipped:
            return file.read(HEAD_BYTES)
        try:
            with gzip.open(file) as inside:
                head = inside.read(HEAD_BYTES)
        except (OSError, EOFError, zlib.error) as error:
            raise PerfilError(
                f"{source.path} is not gzip, or it is damaged, though its name ends in .gz."
            ) from error
    if not head:
        raise PerfilError(f"{source.path} is empty inside. Nothing was loaded.")
    return head
