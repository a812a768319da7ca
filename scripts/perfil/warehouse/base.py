"""What every engine's warehouse can do."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self


class Warehouse(ABC):
    """A connection to one engine. Names given to it are quoted; SQL given to it is run as it is."""

    engine: str

    @abstractmethod
    def execute(self, sql: str) -> None:
        """Run a statement that returns nothing."""

    @abstractmethod
    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query for a result small enough to hold."""

    @abstractmethod
    def columns(self, schema: str, table: str) -> list[str]:
        """Column names in order; an empty list when there is no such table or view."""

    @abstractmethod
    def columns_of(self, query: str) -> list[str]:
        """Column names of a query's rows, in order; no row is read."""

    @abstractmethod
    def column_types(self, schema: str, table: str) -> dict[str, str]:
        """Each column's type as this engine writes it, in order; empty as `columns` is."""

    @abstractmethod
    def copy_to_file(self, query: str, path: Path, file_format: str) -> None:
        """Write a query's rows to one file, `csv` (with a header) or `parquet`."""

    @abstractmethod
    def errors(self) -> tuple[type[Exception], ...]:
        """What this engine's driver raises when SQL fails, for an `except`."""

    @abstractmethod
    def close(self) -> None:
        """Release the warehouse."""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All statements inside happen, or none. Spark has no transactions: there it is a no-op."""
        self.execute("begin")
        try:
            yield
        except BaseException:
            self.execute("rollback")
            raise
        self.execute("commit")

    def replace_rows(self, name: str, columns: list[str], query: str) -> None:
        """A table's rows become those of a query that does not read it. `name` is quoted."""
        self.execute(f"delete from {name}")
        self.execute(f"insert into {name} ({', '.join(map(self.quote, columns))}) {query}")

    def is_view(self, schema: str, table: str) -> bool:
        """Whether the name is that of a view, which holds no rows of its own."""
        found = self.rows(
            "select table_type from information_schema.tables where table_schema = "
            f"{self.literal(schema)} and table_name = {self.literal(table)}"
        )
        return ("VIEW",) in found

    def ensure_schema(self, schema: str) -> None:
        """Create the schema when it is not there."""
        self.execute(f"create schema if not exists {self.name(schema)}")

    def name(self, *parts: str) -> str:
        """A quoted, dotted name: `name('raw', 'order')` is `"raw"."order"`."""
        return ".".join(self.quote(part) for part in parts)

    def quote(self, identifier: str) -> str:
        """One quoted identifier."""
        return '"' + identifier.replace('"', '""') + '"'

    def literal(self, value: str | None) -> str:
        """A text literal of this engine."""
        return "null" if value is None else "'" + value.replace("'", "''") + "'"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
