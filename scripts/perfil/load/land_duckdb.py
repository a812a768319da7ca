"""Into DuckDB, inside DuckDB, in one transaction."""

from typing import Any

from perfil.load.job import Job, Step
from perfil.load.watch import prepare, run_watched


def land(warehouse: Any, job: Job) -> None:
    """All rows and all lines set aside, or nothing."""
    prepare(warehouse.connection, job.folder)
    with warehouse.transaction():
        warehouse.ensure_schema(job.plan.schema)
        for step in job.steps:
            _put(warehouse, step, job)


def _put(warehouse: Any, step: Step, job: Job) -> None:
    name = warehouse.name(step.schema, step.table)
    if step.action == "drop":
        warehouse.execute(f"drop table {name}")
    if not step.writes:
        return
    before, sql = 0, f"create or replace table {name} as {step.batch.query}"
    if step.action == "append":
        before, sql = _count(warehouse, name), f"insert into {name} by name {step.batch.query}"
    run_watched(warehouse.connection, sql, job.advance)
    step.check_count(_count(warehouse, name) - before)


def _count(warehouse: Any, name: str) -> int:
    return warehouse.rows(f"select count(*) from {name}")[0][0]
