"""What a load will do to its table, or why it may not."""

from dataclasses import dataclass
from typing import Literal

from perfil.errors import RefusedError
from perfil.load.names import REJECTED
from perfil.load.shelf import REJECT_COLUMNS
from perfil.warehouse import Warehouse

Action = Literal["create", "replace", "append"]
Fate = Literal["create", "replace", "append", "drop", "leave"]


@dataclass(frozen=True)
class Plan:
    """What happens to `schema.table`; `held` is the rows it holds now, None when it is not there.

    `rejects` says what happens to the table of lines set aside.
    """

    schema: str
    table: str
    action: Action
    held: int | None
    rejects: Fate

    @property
    def name(self) -> str:
        return f"{self.schema}.{self.table}"

    @property
    def rejected_table(self) -> str:
        return f"{self.table}{REJECTED}"


def make_plan(
    warehouse: Warehouse | None,
    place: tuple[str, str],
    wanted: Literal["replace", "append"] | None,
    columns: list[str],
    set_aside: int,
) -> Plan:
    """Look at the table and decide. `warehouse` is None when there is none yet (a dry run).

    Raises RefusedError as `look` does, and when rows to append do not have the table's columns.
    """
    schema, table = place
    existing, held = look(warehouse, place, wanted)
    rejected = _columns(warehouse, schema, f"{table}{REJECTED}")
    if rejected and rejected != list(REJECT_COLUMNS):
        raise RefusedError(
            f"{schema}.{table}{REJECTED} is not a table of lines set aside by perfil. Rename it, "
            "or load into another table."
        )
    action: Action = wanted or "create"
    if not existing:
        action = "create"
    if action == "append":
        _check_same_columns(f"{schema}.{table}", existing, columns)
    return Plan(schema, table, action, held, _rejects(action, bool(rejected), set_aside))


def look(
    warehouse: Warehouse | None, place: tuple[str, str], wanted: str | None
) -> tuple[list[str], int | None]:
    """The table's columns and rows as it is now; `([], None)` when it is not there.

    Raises RefusedError when it is, and nobody said what to do with its rows.
    """
    existing = _columns(warehouse, *place)
    if not existing:
        return [], None
    held = warehouse.rows(f"select count(*) from {warehouse.name(*place)}")[0][0]
    if wanted is None:
        raise RefusedError(
            f"{'.'.join(place)} is there and holds {held:,} rows. Say --replace to put this file "
            "in their place, or --append to add to them."
        )
    return existing, held


def _columns(warehouse: Warehouse | None, schema: str, table: str) -> list[str]:
    if warehouse is None:
        return []
    columns = warehouse.columns(schema, table)
    if columns and warehouse.is_view(schema, table):
        raise RefusedError(
            f"{schema}.{table} is a view (a dbt model?), and rows land in tables only. Load into "
            "another table, or drop the view first."
        )
    return columns


def _check_same_columns(name: str, existing: list[str], columns: list[str]) -> None:
    missing = [column for column in existing if column not in columns]
    extra = [column for column in columns if column not in existing]
    if missing or extra:
        parts = [f"the file lacks {', '.join(missing)}"] if missing else []
        parts += [f"{name} lacks {', '.join(extra)}"] if extra else []
        raise RefusedError(
            f"This file cannot be appended to {name}: {'; '.join(parts)}. Load it into a table of "
            "its own, or replace with --replace."
        )


def _rejects(action: Action, existing: bool, set_aside: int) -> Fate:
    """Lines set aside share the fate of the rows; a table of old ones does not outlive them."""
    if set_aside == 0:
        return "drop" if existing and action != "append" else "leave"
    if not existing:
        return "create"
    return "append" if action == "append" else "replace"
