"""Where perfil keeps what it knows about its own sends, apart from what dbt rebuilds.

On Postgres and Spark that is the schema `<schema>_state`. On DuckDB it is a file of its own beside
the warehouse: dbt may rebuild or delete the warehouse, and the state must outlive it. There the
warehouse is attached read-only, so that the state file is the only one a transaction can write
(DuckDB cannot commit to two) and the warehouse can be let go while a slow destination is served.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from perfil.errors import BusyError, PerfilError
from perfil.project import Target
from perfil.sync.dialect import DIALECTS, Dialect
from perfil.warehouse import Warehouse, open_warehouse


@dataclass(frozen=True)
class State:
    """An open warehouse and the place of the state in it. `catalog` is set on DuckDB alone."""

    warehouse: Warehouse
    schema: str
    catalog: str | None
    writable: bool

    @property
    def dialect(self) -> Dialect:
        return DIALECTS[self.warehouse.engine]

    def table(self, name: str) -> str:
        """The quoted, full name of a state table."""
        return self.warehouse.name(*filter(None, (self.catalog, self.schema, name)))

    def has(self, name: str) -> bool:
        """Whether the state holds that table yet."""
        if self.catalog is None:
            return bool(self.warehouse.columns(self.schema, name))
        literal = self.warehouse.literal
        return bool(
            self.warehouse.rows(
                "select 1 from duckdb_tables() "
                f"where database_name = {literal(self.catalog)} and table_name = {literal(name)}"
            )
        )

    def claim(self, sync: str) -> None:
        """Keep this sync to ourselves until the connection closes, or raise BusyError.

        DuckDB's lock on the state file does it there; Spark has no lock to take.
        """
        if self.warehouse.engine != "postgres":
            return
        what = self.warehouse.literal(f"perfil sync {self.schema}.{sync}")
        claimed = f"select pg_try_advisory_lock(hashtextextended({what}, 0))"
        if not self.warehouse.rows(claimed)[0][0]:
            raise BusyError(
                f"Sync '{sync}' is being run by another process. Wait until it is done: a second "
                "run at the same time would send everything twice."
            )


@contextmanager
def open_state(target: Target, write: bool) -> Iterator[State]:
    """The warehouse with its state, released at the end.

    Without `write` nothing is created; a state that is not there yet is an empty one.
    Raises BusyError when another process holds the warehouse or the state file.
    """
    if target.engine == "duckdb":
        state = _beside_duckdb(target, write)
    else:
        state = State(open_warehouse(target), target.state_schema, None, write)
    with state.warehouse, sentences(state.warehouse, "perfil's state"):
        state.warehouse.execute("set time zone 'UTC'")
        yield state


@contextmanager
def sentences(warehouse: Warehouse, what: str) -> Iterator[None]:
    """Turn what the engine or the disk says about `what` into a sentence."""
    try:
        yield
    except OSError as error:
        raise PerfilError(f"{what} could not be written: {error}.") from error
    except warehouse.errors() as error:
        said = str(error).strip().splitlines()[0]
        raise PerfilError(f"{what} stopped, because {warehouse.engine} says: {said}") from error


def _beside_duckdb(target: Target, write: bool) -> State:
    import duckdb

    from perfil.warehouse.duckdb import DuckdbWarehouse

    file = target.project_dir / target.settings.get("path", ":memory:")
    if not file.is_file():
        raise PerfilError(f"There is no warehouse at {file} yet. Run 'dbt build' first.")
    beside = file.with_name(f"{file.stem}_state.duckdb")
    # The name dbt and its views know the file by: the part before the first dot.
    catalog = file.name.lstrip(".").split(".")[0]
    # What does not fit in memory goes where the data is, not into the folder we were called from.
    warehouse = DuckdbWarehouse(duckdb.connect(config={"temp_directory": f"{beside}.tmp"}))
    try:
        _attach(warehouse, file, catalog, read_only=True)
        if write or beside.is_file():
            _attach(warehouse, beside, f"{catalog}_state", read_only=not write)
        warehouse.execute(f"use {warehouse.name(catalog)}")
    except BaseException:
        warehouse.close()
        raise
    return State(warehouse, "main", f"{catalog}_state", write)


def _attach(warehouse: Warehouse, file: Path, catalog: str, read_only: bool) -> None:
    from perfil.warehouse.duckdb import opening

    with opening(file):
        warehouse.execute(
            f"attach {warehouse.literal(str(file))} as {warehouse.name(catalog)}"
            + (" (read_only)" if read_only else "")
        )
