"""DuckDB: one file, one writer at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from perfil.errors import BusyError, PerfilError
from perfil.project import Target
from perfil.warehouse.base import Warehouse


def connect(target: Target, read_only: bool = False) -> "DuckdbWarehouse":
    """Open the file the profile names; a relative path starts at the project, as in dbt."""
    import duckdb

    path = str(target.settings.get("path", ":memory:"))
    file = path if path == ":memory:" else str(target.project_dir / path)
    if read_only and not Path(file).is_file():
        raise PerfilError(f"There is no warehouse at {file} yet. Run 'dbt build' first.")
    with opening(file):
        return DuckdbWarehouse(duckdb.connect(file, read_only=read_only))


@contextmanager
def opening(file: str | Path) -> Iterator[None]:
    """Say in a sentence why a DuckDB file cannot be opened: BusyError for a lock."""
    import duckdb

    try:
        yield
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise BusyError(
                f"{file} is held by another process (a running dbt, a notebook, a BI tool). "
                "Close it, or wait until it is done, and run this again."
            ) from error
        raise PerfilError(f"{file} cannot be opened as a DuckDB warehouse: {error}") from error


class DuckdbWarehouse(Warehouse):
    """A DuckDB connection."""

    engine = "duckdb"

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def execute(self, sql: str) -> None:
        self.rows(sql)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        try:
            return self.connection.execute(sql).fetchall()
        except RuntimeError as error:
            # What DuckDB makes of Ctrl-C; its own errors are not bare RuntimeErrors.
            if str(error) == "Query interrupted":
                raise KeyboardInterrupt from error
            raise

    def columns(self, schema: str, table: str) -> list[str]:
        found = self.connection.execute(
            "select column_name from information_schema.columns "
            "where table_catalog = current_database() and table_schema = ? and table_name = ? "
            "order by ordinal_position",
            [schema, table],
        ).fetchall()
        return [name for (name,) in found]

    def columns_of(self, query: str) -> list[str]:
        # the query begins in the first line: an error names its lines as they are
        shape = self.connection.execute(f"select * from ({query}\n) as shape limit 0")
        return [name for name, *_ in shape.description]

    def column_types(self, schema: str, table: str) -> dict[str, str]:
        found = self.connection.execute(
            "select column_name, data_type from information_schema.columns "
            "where table_catalog = current_database() and table_schema = ? and table_name = ? "
            "order by ordinal_position",
            [schema, table],
        ).fetchall()
        return dict(found)

    def copy_to_file(self, query: str, path: Path, file_format: str) -> None:
        options = "format csv, header true" if file_format == "csv" else "format parquet"
        self.execute(f"copy ({query}) to {self.literal(str(path))} ({options})")

    def errors(self) -> tuple[type[Exception], ...]:
        import duckdb

        return (duckdb.Error,)

    def close(self) -> None:
        self.connection.close()
