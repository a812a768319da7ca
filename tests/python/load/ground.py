"""A small project over a real engine, the real command, and files to load."""

import csv
import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from click.testing import CliRunner, Result

from perfil.cli import main
from perfil.project import find_target
from perfil.warehouse import open_warehouse

COLUMNS = ["Order ID", "customer", "Note, free", "amount"]
ROWS = [
    ("0001", "ada@example.com", 'said "hi"', "12.50"),
    ("0002", None, "two\nlines, one\r\ncell", "-0"),
    ("0003", "émile 😀", " spaces kept ", None),
    ("0004", "tab\there", "NULL", "1e400"),
    ("0005", "#no comment", "semi;colon|pipe\\N", "12345678901234567890123"),
]
FORMATS = ["orders.csv", "orders.tsv", "orders.csv.gz", "orders.jsonl", "orders.ndjson.gz"]
FORMATS += ["orders.parquet"]


@dataclass(frozen=True)
class Ground:
    """A project folder whose profile points at one engine."""

    folder: Path
    engine: str

    def load(self, file: str | Path, *more: str, into: str | None = "orders") -> Result:
        """Run `perfil load FILE …` in this process, into a table; None for no --into."""
        named = () if into is None or "--into" in more else ("--into", into)
        where = ("--project-dir", str(self.folder), "--profiles-dir", str(self.folder))
        given = ["load", str(self.folder / file), *named, *more, *where]
        return CliRunner().invoke(main, given)

    def loaded(self, file: str | Path, *more: str, into: str | None = "orders") -> dict[str, Any]:
        """What a load that must not fail says as JSON."""
        done = self.load(file, *more, "--format", "json", into=into)
        assert done.exit_code == 0, done.output
        return json.loads(done.stdout)

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def sql(self, statement: str) -> list[tuple]:
        """Run a query, or a statement without rows, on the engine."""
        with open_warehouse(find_target(project_dir=self.folder, profiles_dir=self.folder)) as it:
            if statement.lstrip().startswith("select"):
                return it.rows(statement)
            it.execute(statement)
            return []

    def rows(self, table: str = "orders") -> list[tuple]:
        """The rows of a raw table; first column first."""
        return sorted(self.sql(f"select * from raw_load.{table}"), key=str)

    def columns(self, table: str = "orders") -> list[str]:
        """Column names in order; empty when there is no such table."""
        with open_warehouse(find_target(project_dir=self.folder, profiles_dir=self.folder)) as it:
            return it.columns("raw_load", table)


def write_orders(folder: Path, name: str) -> Path:
    """The same five rows in the format the name says."""
    path = folder / name
    if name.endswith(".parquet"):
        _write_parquet(path)
        return path
    unpacked = gzip.open if name.endswith(".gz") else open
    with unpacked(path, "wt", encoding="utf-8", newline="") as file:
        if ".json" in name or ".ndjson" in name:
            file.writelines(_json_line(row) for row in ROWS)
        else:
            writer = csv.writer(file, delimiter="\t" if ".tsv" in name else ",")
            writer.writerows([COLUMNS, *ROWS])
    return path


def _json_line(row: tuple) -> str:
    """Amounts as JSON numbers, written as they are."""
    *texts, amount = row
    members = [f"{json.dumps(n)}: {json.dumps(v)}" for n, v in zip(COLUMNS, texts, strict=False)]
    return "{" + ", ".join([*members, f'"amount": {amount or "null"}']) + "}\n"


def _write_parquet(path: Path) -> None:
    names = ", ".join(f'"{name}" varchar' for name in COLUMNS)
    with duckdb.connect() as writer:
        writer.execute(f"create table orders ({names})")
        writer.executemany("insert into orders values (?, ?, ?, ?)", ROWS)
        writer.execute(f"copy orders to '{path}' (format parquet)")
