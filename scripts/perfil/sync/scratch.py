"""A query's result, held still while it is checked, written and acknowledged."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from perfil.sync.state import State

NAME = "perfil_sync_delta"


@contextmanager
def scratch_table(state: State, sync: str, query: str) -> Iterator[str]:
    """The quoted name of a table with the query's rows, dropped at the end.

    A temporary table, but not on Spark, which has temporary views alone, and computes them again
    at each read: there a run writes a table among the state's, and a plan, which may create
    nothing, has to do with the view.
    """
    warehouse, kind, template = state.warehouse, "table", state.dialect.scratch
    table = warehouse.name(*filter(None, (state.dialect.scratch_schema, NAME)))
    if warehouse.engine == "spark" and state.writable:
        _drop_leftovers(state, sync)
        table = state.table(f"{NAME}__{sync}__{uuid4().hex[:8]}")
    elif warehouse.engine == "spark":
        kind, template = "view", "create temporary view {name} as {query}"
    warehouse.execute(f"drop {kind} if exists {table}")
    warehouse.execute(template.format(name=table, query=query))
    try:
        yield table
    finally:
        warehouse.execute(f"drop {kind} if exists {table}")


def _drop_leftovers(state: State, sync: str) -> None:
    """Drop what a killed run left: it holds the payload's values."""
    pattern = state.warehouse.literal(f"{NAME}__{sync}__*")
    schema = state.warehouse.name(state.schema)
    for row in state.warehouse.rows(f"show tables in {schema} like {pattern}"):
        state.warehouse.execute(f"drop table if exists {state.table(row[1])}")
