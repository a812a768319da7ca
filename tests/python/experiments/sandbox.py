"""Models run on rows of the test's own, within a transaction that leaves the demo as it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from support import Build

ARMS = "experiment, arm, arm_share, is_control, salt, first_bucket, end_bucket, outcome_days"


@dataclass(frozen=True)
class Sandbox:
    """A build of the demo, whose tables may be emptied, filled and read until the test is over."""

    build: Build
    cursor: Any
    nodes: dict

    def table(self, name: str) -> str:
        node = self.nodes[f"model.perfil.{name}"]
        return f'"{node["schema"]}"."{node["alias"]}"'

    def fill(self, name: str, query: str) -> None:
        """Put a query's rows, with whatever columns it has, in the place of a table's."""
        self.cursor.execute(f"select * from ({query}) as given limit 0")
        columns = ", ".join(column[0] for column in self.cursor.description)
        self.cursor.execute(f"delete from {self.table(name)}")
        self.cursor.execute(f"insert into {self.table(name)} ({columns}) {query}")

    def values(self, name: str, columns: str, rows: list[tuple]) -> None:
        """Put these rows in the place of a table's."""
        literals = ", ".join("(" + ", ".join(map(literal, row)) + ")" for row in rows)
        self.fill(name, f"select * from (values {literals}) as given ({columns})")

    def sql(self, name: str) -> str:
        """A model as dbt last compiled it."""
        path = self.nodes[f"model.perfil.{name}"]["original_file_path"]
        return (self.build.folder / "target" / "compiled" / "perfil" / path).read_text()

    def rebuild(self, *names: str) -> None:
        """Build models anew from the tables as they are now."""
        for name in names:
            self.fill(name, f"select * from ({self.sql(name)}) as built")

    def append(self, name: str) -> None:
        """Run an incremental model once more."""
        self.cursor.execute(f"insert into {self.table(name)} {self.sql(name)}")

    def rows(self, query: str) -> list[dict]:
        self.cursor.execute(query)
        columns = [column[0] for column in self.cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in self.cursor.fetchall()]


def literal(value) -> str:
    if value is None:
        return "null"
    if isinstance(value, date):
        return f"date '{value}'"
    return f"'{value}'" if isinstance(value, str) else str(value).lower()


@contextmanager
def sandbox(build: Build) -> Iterator[Sandbox]:
    """DuckDB's file or Postgres' database, given back as it was."""
    settings = build.engine.settings
    if build.engine.name == "postgres":
        import psycopg2

        names = ("host", "port", "user", "password", "dbname")
        connection = psycopg2.connect(**{name: settings[name] for name in names})
        cursor = connection.cursor()
    else:
        import duckdb

        connection = cursor = duckdb.connect(settings["path"])
        cursor.execute("begin transaction")
    try:
        yield Sandbox(build, cursor, build.manifest["nodes"])
    finally:
        connection.rollback()
        connection.close()
