"""Into Postgres by COPY, in one transaction: DuckDB writes into a pipe, Postgres reads from it."""

import os
from typing import Any

from perfil.errors import RefusedError
from perfil.load.job import Job, Step
from perfil.load.watch import Running, follow, start

BLOCK_BYTES = 1 << 20
LOCK_SECONDS = 5


def land(warehouse: Any, job: Job) -> None:
    """All rows and all lines set aside, or nothing."""
    # In order, DuckDB would hold back a whole part until it is complete; a table has no order.
    job.reader.execute("set preserve_insertion_order = false")
    with warehouse.transaction():
        # Waiting for a lock cannot be stopped by Ctrl-C, so it may not be long.
        warehouse.execute(f"set local lock_timeout = '{LOCK_SECONDS}s'")
        warehouse.ensure_schema(job.plan.schema)
        for step in job.steps:
            _put(warehouse, step, job)


def _put(warehouse: Any, step: Step, job: Job) -> None:
    name = warehouse.name(step.schema, step.table)
    if step.action == "drop":
        warehouse.execute(f"drop table {name}")
    if not step.writes:
        return
    emptied = step.action == "replace" and _clear(warehouse, name, step)
    if step.action != "append" and not emptied:
        columns = [f"{warehouse.quote(c)} {kind}" for c, kind in step.batch.columns.items()]
        warehouse.execute(f"create table {name} ({', '.join(columns)})")
    names = ", ".join(warehouse.quote(column) for column in step.batch.columns)
    copy = f"copy {name} ({names}) from stdin (format csv, encoding 'UTF8')"
    step.check_count(_copy(warehouse, copy, step.batch.query, job))


def _clear(warehouse: Any, name: str, step: Step) -> bool:
    """Empty a table of the same shape, so that views on it and grants stay; drop any other."""
    import psycopg2.errors

    shape = warehouse.column_types(step.schema, step.table)
    if list(shape.items()) == list(step.batch.columns.items()):
        warehouse.execute(f"truncate table {name}")
        return True
    try:
        warehouse.execute(f"drop table {name}")
    except psycopg2.errors.DependentObjectsStillExist as error:
        standing = " ".join(str(error.diag.message_detail).split())
        raise RefusedError(
            f"{step.schema}.{step.table} has other columns than this file, and views stand on it: "
            f"{standing}. Drop the views (dbt builds them again), or load into another table."
        ) from error
    return False


def _copy(warehouse: Any, copy: str, query: str, job: Job) -> int:
    """Stream a DuckDB query into a COPY; the number of rows Postgres took."""
    reading, writing = os.pipe()
    pipe = os.fdopen(reading, "rb")
    sql = f"copy ({query}) to '/dev/fd/{writing}' (format csv, header false, force_quote *)"

    def take() -> int:
        with warehouse.connection.cursor() as cursor:
            cursor.copy_expert(copy, pipe, BLOCK_BYTES)
            return cursor.rowcount

    # Each closes its end when it is over, and so ends the other.
    writer = start(job.reader, sql, after=lambda: os.close(writing))
    copier = Running(take, after=pipe.close)
    follow(job.reader, writer, job.advance, copier)
    landed = copier.result()
    writer.result()
    return landed
