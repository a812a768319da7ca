"""Read and check a whole file, before any warehouse is touched."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from perfil.errors import PerfilError
from perfil.load.csv_records import (
    Dialect,
    Record,
    check_header,
    guess_delimiter,
    read_records,
)
from perfil.load.json_records import check_first_line, read_object
from perfil.load.names import check_columns
from perfil.load.shelf import NO_ZERO, REJECT_COLUMNS, ZERO, Batch, Shelf, quoted, text
from perfil.load.source import Source
from perfil.load.text import Advance, read_lines

NESTED = ("STRUCT", "MAP", "UNION", "VARIANT")


def stage(
    source: Source, folder: Path, reader: Any, advance: Advance, engine: str
) -> tuple[Batch, Batch]:
    """The rows to land and the lines set aside: every row of the file is in one of the two.

    `folder` holds what waits there, as large as the text of the file. `reader` is a DuckDB
    connection; `engine` is where the rows go, for the names it cannot take. Raises PerfilError
    when the file as a whole cannot be read.
    """
    if source.kind == "parquet":
        return _stage_parquet(source, folder, reader, engine)
    stage_text = {"csv": _stage_csv, "json": _stage_json}[source.kind]
    try:
        return stage_text(source, folder, advance, engine)
    except OSError as error:
        raise PerfilError(
            f"{source.path} could not be read into {folder}: {error.strerror or error}. Text "
            "files need as much free space there as they hold; TMPDIR names another place."
        ) from error


def _stage_csv(source: Source, folder: Path, advance: Advance, engine: str) -> tuple[Batch, Batch]:
    lines = read_lines(source, advance)
    first = _first_line(lines, source)
    delimiter = source.delimiter or guess_delimiter(first)
    dialect = Dialect(delimiter)
    records = read_records(_chain(first, lines), dialect)
    header = next(records)
    check_header(header, source.path)
    columns = dialect.fields(header.text)
    check_columns(columns, engine, source.path)
    with Shelf(folder, source.path, delimiter) as shelf:
        for record in records:
            _sort(record, dialect, len(columns), shelf)
        return shelf.batches(columns)


def _sort(record: Record, dialect: Dialect, width: int, shelf: Shelf) -> None:
    """Keep the record, or set it aside."""
    if record.problem:
        shelf.reject(record.line, record.problem, record.text)
        return
    if ZERO in record.text:
        shelf.reject(record.line, NO_ZERO, record.text)
        return
    values = dialect.fields(record.text) if '"' in record.text else None
    found = record.text.count(dialect.delimiter) + 1 if values is None else len(values)
    if found != width:
        fields = "1 field" if found == 1 else f"{found:,} fields"
        problem = f"{fields} where the header has {width:,}"
        shelf.reject(record.line, problem, record.text)
    elif values is None:
        shelf.keep_text(record.text)
    else:
        shelf.keep([value or None for value in values])


def _stage_json(source: Source, folder: Path, advance: Advance, engine: str) -> tuple[Batch, Batch]:
    lines = read_lines(source, advance)
    first = _first_line(lines, source)
    check_first_line(first, source.path)
    columns: dict[str, None] = {}
    with Shelf(folder, source.path) as shelf:
        for number, line in enumerate(_chain(first, lines), 1):
            content = line.rstrip("\r\n")
            if not content.strip():
                continue
            try:
                values = read_object(content)
                if any(value and ZERO in value for value in values.values()):
                    raise ValueError(NO_ZERO)
                unseen = [name for name in values if name not in columns]
                "".join(unseen).encode()
                shelf.keep([*map(values.get, columns), *map(values.get, unseen)])
                columns.update(dict.fromkeys(unseen))
            except UnicodeEncodeError:
                shelf.reject(number, "half a surrogate pair, which is no character", content)
            except ValueError as error:
                shelf.reject(number, str(error), content)
        if not columns and not shelf.set_aside:
            raise PerfilError(f"No object in {source.path} has a name in it. Nothing was loaded.")
        check_columns(columns, engine, source.path)
        return shelf.batches(list(columns))


def _first_line(lines: Iterator[str], source: Source) -> str:
    first = next(lines, "")
    if not first.strip():
        raise PerfilError(
            f"The first line of {source.path} is blank. It must be the header (CSV) or the first "
            "object (JSON lines)."
        )
    return first


def _chain(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _stage_parquet(source: Source, folder: Path, reader: Any, engine: str) -> tuple[Batch, Batch]:
    """Parquet is read by DuckDB where it lies; each value is rendered by DuckDB."""
    # A link, because DuckDB takes [ ] * ? in a path for a pattern.
    link = folder / "source.parquet"
    link.symlink_to(source.path)
    table = f"read_parquet({text(str(link))})"
    try:
        described = reader.execute(f"describe select * from {table}").fetchall()
        rows = reader.execute(f"select count(*) from {table}").fetchone()[0]
    except reader_errors() as error:
        raise PerfilError(f"{source.path} is not readable as Parquet: {error}") from error
    columns = {name: "text" for name, *_ in described}
    check_columns(columns, engine, source.path)
    picked = ", ".join(f"{_as_text(name, kind)} as {quoted(name)}" for name, kind, *_ in described)
    none = ", ".join(f"cast(null as varchar) as {name}" for name in REJECT_COLUMNS)
    nothing = Batch(REJECT_COLUMNS, f"select {none} where false", 0)
    return Batch(columns, f"select {picked} from {table}", rows), nothing


def reader_errors() -> tuple[type[Exception], ...]:
    """What DuckDB raises."""
    import duckdb

    return (duckdb.Error,)


def _as_text(name: str, kind: str) -> str:
    nested = kind.startswith(NESTED) or kind.endswith("]")
    value = f"to_json({quoted(name)})" if nested else quoted(name)
    return f"cast({value} as varchar)"
