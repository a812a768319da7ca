"""Into Spark: DuckDB writes Parquet aside, Spark reads it into a table beside, then they swap.

Spark's Parquet tables have no transactions. A table is written whole under another name and
checked; only then the old one is dropped and the new one renamed, two catalog operations. Killed
between them, the rows are all in `<table>__loading`, and the same load can be run again. Rows are
appended by one insert, whose files appear when its job commits; lines set aside land first.
"""

from typing import Any

from perfil.errors import PerfilError
from perfil.load.job import Job, Step
from perfil.load.watch import run_watched

LOADING = "__loading"


def land(warehouse: Any, job: Job) -> None:
    """Everything is in Spark and counted before the first table changes."""
    job.reader.execute("set preserve_insertion_order = false")
    warehouse.ensure_schema(job.plan.schema)
    ready = [(step, _make_ready(warehouse, step, job)) for step in job.steps]
    for step, rows in ready:
        _finish(warehouse, step, rows)


def _make_ready(warehouse: Any, step: Step, job: Job) -> str:
    """Spark's name for the step's rows: a Parquet file to append, or a table to take over."""
    if not step.writes:
        return ""
    path = job.folder / f"{step.table}.parquet"
    target = str(path).replace("'", "''")
    run_watched(
        job.reader, f"copy ({step.batch.query}) to '{target}' (format parquet)", job.advance
    )
    file = f"parquet.{warehouse.quote(path.as_uri())}"
    step.check_count(_count(warehouse, file))
    if step.action == "append":
        return file
    beside = warehouse.name(step.schema, step.table + LOADING)
    warehouse.execute(f"drop table if exists {beside}")
    _remove_folder(warehouse, step.schema, step.table + LOADING)
    warehouse.execute(f"create table {beside} using parquet as select * from {file}")
    step.check_count(_count(warehouse, beside))
    return beside


def _finish(warehouse: Any, step: Step, rows: str) -> None:
    name = warehouse.name(step.schema, step.table)
    if step.action in ("drop", "replace"):
        warehouse.execute(f"drop table {name}")
    if step.action in ("create", "replace"):
        _rename(warehouse, rows, name)
    elif step.action == "append":
        names = ", ".join(warehouse.quote(column) for column in step.batch.columns)
        warehouse.execute(f"insert into {name} ({names}) select {names} from {rows}")


def _rename(warehouse: Any, beside: str, name: str) -> None:
    try:
        warehouse.execute(f"alter table {beside} rename to {name}")
    except warehouse.errors() as error:
        if "LOCATION_ALREADY_EXISTS" not in str(error):
            raise
        raise PerfilError(
            f"The rows are all in {beside}, but it cannot be renamed to {name}: a folder of that "
            "name is left in the warehouse, without a table. Move it away and run this again."
        ) from error


def _remove_folder(warehouse: Any, schema: str, table: str) -> None:
    """Remove what a killed load left: Spark makes no table where a folder is."""
    described = warehouse.rows(f"describe schema {warehouse.name(schema)}")
    place = next(row[1] for row in described if row[0] == "Location")
    session = warehouse.session
    path = session._jvm.org.apache.hadoop.fs.Path(f"{place}/{table}")
    path.getFileSystem(session._jsc.hadoopConfiguration()).delete(path, True)


def _count(warehouse: Any, rows: str) -> int:
    return warehouse.rows(f"select count(*) from {rows}")[0][0]
