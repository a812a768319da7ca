"""Payload against ledger, in the warehouse: what to add, change and remove.

One statement makes a scratch table with an operation for every row, and the values of those that
move. Checks, counts, the file and the acknowledgement all read that table, so that what is
acknowledged is what was written even when dbt rebuilds the payload meanwhile.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from perfil.errors import RefusedError
from perfil.sync.delta_sql import delta_query
from perfil.sync.dialect import Column, column
from perfil.sync.manifest import Sync
from perfil.sync.scratch import scratch_table
from perfil.sync.state import State

MOVES = ("add", "change", "remove")


@dataclass(frozen=True)
class Counts:
    """Rows per operation."""

    add: int = 0
    change: int = 0
    remove: int = 0
    unchanged: int = 0

    @property
    def moving(self) -> int:
        return self.add + self.change + self.remove

    @property
    def acknowledged(self) -> int:
        """Rows the destination had before the run."""
        return self.change + self.remove + self.unchanged

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


@dataclass(frozen=True)
class Delta:
    """The scratch table of one comparison: sync_operation, key_value, payload_hash, field_1 …"""

    sync: Sync
    table: str
    columns: tuple[Column, ...]
    counts: Counts


@contextmanager
def delta(state: State, sync: Sync, acknowledged: str) -> Iterator[Delta]:
    """Compare the payload with `acknowledged`, a query for what the destination has.

    Raises RefusedError for a payload that is not built, lacks a column, has a type without a
    canonical text, or has a null or duplicate key.
    """
    columns = payload_columns(state, sync)
    query = delta_query(state, sync, columns, acknowledged)
    with scratch_table(state, sync.name, query) as table:
        _refuse_bad_keys(state, sync, table)
        found = state.warehouse.rows(f"select sync_operation, count(*) from {table} group by 1")
        yield Delta(sync, table, columns, Counts(**dict(found)))


def payload_columns(state: State, sync: Sync) -> tuple[Column, ...]:
    """The sync's fields as columns of the built payload, in the spec's order."""
    types = state.warehouse.column_types(sync.schema, sync.table)
    where = f"Model '{sync.model}' (sync '{sync.name}')"
    if not types:
        raise RefusedError(f"{where} is not built: there is no {sync.relation}. Run 'dbt build'.")
    missing = [field for field in sync.spec.fields if field not in types]
    if missing:
        raise RefusedError(
            f"{where} has no column {', '.join(missing)}; it has: {', '.join(types)}. "
            "Correct the exposure's fields, or build the model again."
        )
    columns = {field: column(field, types[field]) for field in sync.spec.fields}
    for field, known in columns.items():
        if known is None:
            raise RefusedError(
                f"{where} has column {field} of type {types[field]}, whose values do not "
                "compare exactly. Cast it in the model: a float to a decimal, JSON to text."
            )
    if columns[sync.spec.key].kind not in ("text", "whole"):
        raise RefusedError(f"{where} has a key, {sync.spec.key}, that is neither text nor whole.")
    return tuple(columns.values())


def sample_keys(state: State, found: Delta, operation: str, size: int) -> list[str]:
    """The first keys of one operation, by key."""
    rows = state.warehouse.rows(
        f"select key_value from {found.table} where sync_operation = '{operation}' "
        f"order by key_value limit {size}"
    )
    return [key for (key,) in rows]


def _refuse_bad_keys(state: State, sync: Sync, table: str) -> None:
    where = f"Model '{sync.model}' (sync '{sync.name}')"
    nulls = state.warehouse.rows(f"select count(*) from {table} where key_value is null")[0][0]
    if nulls:
        raise RefusedError(
            f"{where} has {nulls} row(s) whose key, {sync.spec.key}, is null. Nothing was sent: "
            "leave them out of the model, or give them a key."
        )
    twice = state.warehouse.rows(
        f"with repeated as (select key_value from {table} group by key_value having count(*) > 1) "
        "select count(*) from repeated"
    )[0][0]
    if twice:
        raise RefusedError(
            f"{where} has {twice} key(s), {sync.spec.key}, on more than one row. Nothing was "
            "sent: the destination keeps one row per key, and we do not guess which."
        )
