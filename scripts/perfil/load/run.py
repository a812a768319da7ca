"""A load from its file to its table."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Literal

from perfil.errors import BusyError, PerfilError
from perfil.load.job import Job
from perfil.load.plan import Plan, look, make_plan
from perfil.load.source import Source
from perfil.load.stage import stage
from perfil.load.watch import bar, prepare
from perfil.project import Target
from perfil.warehouse import Warehouse, open_warehouse

SAMPLE_ROWS = 3


@dataclass(frozen=True)
class Outcome:
    """What a load did, or with `dry_run` would do."""

    plan: Plan
    columns: list[str]
    rows_kept: int
    rows_set_aside: int
    seconds: float
    sample: list[tuple[str | None, ...]]


def load_file(
    target: Target,
    source: Source,
    place: tuple[str, str],
    wanted: Literal["replace", "append"] | None = None,
    dry_run: bool = False,
) -> Outcome:
    """Land the file in `place`, a schema and a table.

    The file is read and checked to its end before anything is written; the warehouse is free
    meanwhile. Raises PerfilError, RefusedError or BusyError; then the table is
    as it was. A dry run changes nothing and brings a few rows as a sample.
    """
    import duckdb

    started = monotonic()
    # A first look, so that a refusal does not come after minutes of reading.
    with _opened(target, read_only=True) as warehouse:
        look(warehouse, place, wanted)
    with TemporaryDirectory(prefix="perfil-load-") as name, duckdb.connect() as reader:
        folder = Path(name)
        prepare(reader, folder)
        with bar(f"Reading {source.path.name}") as advance:
            kept, rejects = stage(source, folder, reader, advance, target.engine)
        columns = list(kept.columns)
        sample = []
        if dry_run:
            sample = reader.execute(f"{kept.query} limit {SAMPLE_ROWS}").fetchall()
        with _opened(target, dry_run) as warehouse:
            plan = make_plan(warehouse, place, wanted, columns, rejects.rows)
            if not dry_run:
                with bar(f"Writing {plan.name}") as advance:
                    job = Job(plan, kept, rejects, reader, folder, advance)
                    import_module(f"perfil.load.land_{target.engine}").land(warehouse, job)
    return Outcome(plan, columns, kept.rows, rejects.rows, monotonic() - started, sample)


@contextmanager
def _opened(target: Target, read_only: bool) -> Iterator[Warehouse | None]:
    """The warehouse, its errors in sentences; None to read a DuckDB file that is not there yet."""
    path = str(target.settings.get("path", ""))
    if read_only and target.engine == "duckdb" and not (target.project_dir / path).is_file():
        yield None
        return
    with open_warehouse(target, read_only) as warehouse, _sentences(target, warehouse):
        yield warehouse


@contextmanager
def _sentences(target: Target, warehouse: Warehouse) -> Iterator[None]:
    """What an engine says becomes one sentence."""
    import duckdb

    errors = (duckdb.Error, *warehouse.errors())
    try:
        yield
    except errors as error:
        said = str(error).strip()
        if "XSDB6" in said:
            raise BusyError(
                f"Spark's metastore (target '{target.name}') is held by another process. Wait "
                "until it is done, and run this again."
            ) from error
        if "lock timeout" in said:
            raise BusyError(
                "The table is held by another session in Postgres (a query, a dbt run). Wait "
                "until it is done, and run this again."
            ) from error
        if "0x00" in said:
            said = "a value holds the zero character (U+0000), for which Postgres has no place"
        if "row is too big" in said:
            said = (
                "a row is larger than Postgres holds, which is about 8,000 bytes of 18 or more a "
                "filled column. Load a file of fewer columns"
            )
        raise PerfilError(
            f"The load into target '{target.name}' ({target.engine}) failed, and nothing was "
            f"changed: {said.splitlines()[0] if said else type(error).__name__}"
        ) from error
