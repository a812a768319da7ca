"""A tiny shop whose customers are synced: a real engine, a real dbt manifest, the real command."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from perfil.cli import main
from perfil.project import Target, find_target
from perfil.warehouse import Warehouse, open_warehouse

BIN = Path(sys.executable).parent
SCHEMA = "sync_test"
FIELDS = ["customer_id", "email", "value_tier", "amount", "is_member", "joined_date", "seen_at"]
COLUMNS = {
    "customer_id": "varchar(64)",
    "email": "varchar(255)",
    "value_tier": "varchar(20)",
    "amount": "decimal(18, 4)",
    "is_member": "boolean",
    "joined_date": "date",
    "seen_at": "timestamp",
}
JOINED, SEEN = "2024-02-29", "2026-06-30 23:59:59.123456"


def customer(customer_id: str | None, email: str | None = "x@example.com", **other: Any) -> tuple:
    """A payload row, in the order of FIELDS."""
    given = {"value_tier": "gold", "amount": "12.5", "is_member": "true"} | other
    given = {"joined_date": JOINED, "seen_at": SEEN} | given
    return (customer_id, email, *(given[name] for name in FIELDS[2:]))


ANN, BEN, CAT = (customer(f"customer-{name}", f"{name}@example.com") for name in ("a", "b", "c"))

# What engines might print, trim, escape, round or shift each in its own way.
AWKWARD = (
    customer("k1", None, amount=None, is_member=None, joined_date=None, seen_at=None),
    customer("k2", "", amount="0", is_member="false", joined_date="1969-12-31"),
    customer("k3", 'said "1:a", \\ then;\nleft  ', amount="-0.0001", seen_at="1969-07-20 20:17:40"),
    customer("k4", "Zoë Müller \U0001f926\U0001f3fc\u200d\u2642\ufe0f e\u0301", amount="1200"),
    customer("k5", " - ", amount="12345678901234.5", seen_at="2026-03-29 01:30:00.5"),
)
HASHES = "select key_value, payload_hash from {state}.sync_ledger order by key_value"


@dataclass
class Shop:
    """A project folder on one engine. `run` and `plan` are the command's JSON."""

    folder: Path
    engine: str

    @property
    def target(self) -> Target:
        return find_target(project_dir=self.folder, profiles_dir=self.folder)

    def sql(self, *statements: str) -> None:
        with open_warehouse(self.target) as warehouse:
            for statement in statements:
                warehouse.execute(statement)

    def payload(self, *rows: tuple, columns: dict[str, str] = COLUMNS) -> None:
        """Make the payload table anew, as a dbt build would."""
        table = f"{SCHEMA}.sync_file__vips"
        typed = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        with open_warehouse(self.target) as warehouse:
            warehouse.execute(f"create schema if not exists {SCHEMA}")
            warehouse.execute(f"drop table if exists {table}")
            warehouse.execute(f"create table {table} ({typed})")
            values = ", ".join(_row(warehouse, row, columns) for row in rows)
            if rows:
                warehouse.execute(f"insert into {table} values {values}")

    def perfil(self, *arguments: str) -> Result:
        where = ["--project-dir", str(self.folder), "--profiles-dir", str(self.folder)]
        return CliRunner().invoke(main, [*arguments, *where])

    def start(self, *arguments: str) -> subprocess.Popen:
        """The command in a process of its own, to be waited for or killed."""
        return subprocess.Popen(
            [BIN / "perfil", *arguments, "--profiles-dir", self.folder],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def json(self, verb: str, *arguments: str, code: int = 0) -> list[dict[str, Any]]:
        result = self.perfil("sync", verb, *arguments, "--format", "json")
        assert result.exit_code == code, (result.output, result.exception)
        return json.loads(result.stdout)

    def run(self, sync: str = "vips_csv", *options: str, code: int = 0) -> dict[str, Any]:
        return self.json("run", sync, *options, code=code)[0]

    def plan(self, sync: str = "vips_csv", code: int = 0) -> dict[str, Any]:
        return self.json("plan", sync, code=code)[0]

    def counts(self, row: dict[str, Any]) -> tuple[int, ...]:
        return tuple(row[name] for name in ("add", "change", "remove", "unchanged"))

    def files(self, sync: str = "vips_csv") -> list[Path]:
        """What the sync's folder holds, anything hidden included, in the order of the names."""
        folder = self.folder / "exports" / sync
        return sorted(folder.iterdir()) if folder.is_dir() else []

    def state(self, query: str) -> list[tuple]:
        """Rows of the state; `{state}` in the query stands for its schema."""
        with self._opened_state() as (warehouse, schema):
            return warehouse.rows(query.format(state=schema))

    def change_state(self, *statements: str) -> None:
        """What an accident, or a later version of perfil, may do to the state."""
        with self._opened_state() as (warehouse, schema):
            for statement in statements:
                warehouse.execute(statement.format(state=schema))

    @contextmanager
    def _opened_state(self) -> Iterator[tuple[Warehouse, str]]:
        target, schema = self.target, f"{SCHEMA}_state"
        if self.engine == "duckdb":
            path, schema = str(self.folder / "warehouse_state.duckdb"), "main"
            target = replace(target, settings=target.settings | {"path": path})
        with open_warehouse(target) as warehouse:
            yield warehouse, schema

    def respec(self, sync: str = "vips_csv", drop: str | None = None, **changes: Any) -> None:
        """Change what an exposure says, as dbt would write it to the manifest."""
        path = self.folder / "target" / "manifest.json"
        manifest = json.loads(path.read_text())
        spec = manifest["exposures"][f"exposure.small.{sync}"]["config"]["meta"]["sync"]
        spec.update(changes)
        spec.pop(drop, None)
        path.write_text(json.dumps(manifest))


def _row(warehouse: Warehouse, row: tuple, columns: dict[str, str]) -> str:
    cells = (
        f"cast({warehouse.literal(value)} as {kind})"
        for value, kind in zip(row, columns.values(), strict=True)
    )
    return f"({', '.join(cells)})"
