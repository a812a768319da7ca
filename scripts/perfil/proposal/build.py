"""Build a proposal beside the present state, in schemas that were not there before."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import Any

from perfil.errors import BusyError, PerfilError
from perfil.manifest import read_manifest, target_folder
from perfil.marts import Place, find_marts
from perfil.project import Target
from perfil.proposal.dbt import Dbt, write_profile
from perfil.proposal.inputs import TABLES, Proposal, read_rows
from perfil.proposal.scope import Scope, scope_of
from perfil.warehouse import Warehouse, open_warehouse

MARTS = [
    *("customer_identifiers", "customer_orders", "customer_revenue"),
    *("customer_rfm", "segment_memberships"),
]
CHUNK = 500


@dataclass(frozen=True)
class States:
    """Where the marts of both states are, and a schema that is ours to write to."""

    present: dict[str, Place]
    proposed: dict[str, Place]
    schema: str


@contextmanager
def built(
    target: Target,
    proposal: Proposal,
    profiles_dir: str | None,
    target_path: str | None,
    keep: bool,
    tell: Callable[[str], None],
) -> Iterator[States]:
    """The proposal, built whole; its schemas go at the end unless `keep`."""
    nodes = read_manifest(target, target_path)["nodes"]
    with open_warehouse(target, read_only=True) as warehouse:
        present = find_marts(target, warehouse, MARTS, target_path)
        moment = clock(warehouse, present)
        check_files(warehouse, target, proposal, nodes)
    pinned = {"state_schema": target.state_schema} | proposal.variables
    pinned = ({"as_of": moment} if moment else {}) | pinned
    schema = f"{target.schema[:30]}_proposed_{token_hex(4)}"
    with TemporaryDirectory(prefix="perfil-proposal-") as name:
        write_profile(target, Path(name), schema, profiles_dir)
        dbt = Dbt(target, Path(name), pinned)
        tell("Reading the project …")
        scope = scope_of(dbt.manifest(), MARTS, [proposal.table_name(target, v) for v in TABLES])
        try:
            load(target, proposal, scope, nodes, schema)
            tell(f"Building {len(scope.models)} models into {schema} …")
            dbt.build(scope.names, target_folder(target, target_path), tell)
            yield States(present, {mart: scope.place(mart) for mart in MARTS}, schema)
        finally:
            if not keep:
                drop(target, schema, tell)


def clock(warehouse: Warehouse, present: dict[str, Place]) -> str | None:
    """The moment as of which the present state was built, or all that time alone changes would be
    taken for the proposal's doing; null where no segment has a member to tell it."""
    name = warehouse.name(*present["segment_memberships"])
    ((moment,),) = warehouse.rows(f"select max(evaluated_at) from {name}")
    return moment and str(moment)[:19]


def check_files(
    warehouse: Warehouse, target: Target, proposal: Proposal, present: dict[str, Any]
) -> None:
    """Say what is wrong with a file before dbt takes its seconds."""
    for var, file in proposal.files.items():
        name = proposal.table_name(target, var)
        for node in present.values():
            if node["name"] == name and node["resource_type"] in ("model", "seed"):
                columns = warehouse.columns(node["schema"], node["alias"])
                read_rows(file, columns) if columns else None


def load(
    target: Target, proposal: Proposal, scope: Scope, present: dict[str, Any], schema: str
) -> None:
    """Put the proposed tables where the project's seeds would be in the new schema: what stands
    there is read, and anything else is read from the present state."""
    with open_warehouse(target) as warehouse:
        for place in {scope.place(name)[0] for name in (*scope.models, *scope.inputs)}:
            check_new(warehouse, place, schema)
        for var in TABLES:
            name = proposal.table_name(target, var)
            node = scope.inputs.get(name)
            if node is None:
                raise PerfilError(f"The var {var} names '{name}', which is no seed or model here.")
            file = proposal.files.get(var) or _file_of(node)
            if file is not None:
                before = present.get(node["unique_id"], {})
                old = (before.get("schema", ""), before.get("alias", ""))
                fill(warehouse, file, old, scope.place(name))


def _file_of(node: dict[str, Any]) -> Path | None:
    """The file of a seed as it stands in the project; a model has none."""
    if node["resource_type"] != "seed":
        return None
    return Path(node["root_path"]) / node["original_file_path"]


def check_new(warehouse: Warehouse, place: str, schema: str) -> None:
    """Refuse to build where anything is: the project may name schemas in a way of its own."""
    if not place.startswith(schema) or place in schemas(warehouse, schema):
        raise PerfilError(
            f"This project would build the proposal in schema '{place}', which is not its own: its "
            "generate_schema_name leaves out the target's schema. Nothing was built."
        )


def fill(warehouse: Warehouse, file: Path, old: Place, new: Place) -> None:
    """A table like the present one, with the rows of a file."""
    types = warehouse.column_types(*old)
    if not types:
        raise PerfilError(
            f"The table '{new[1]}' is not in the warehouse yet. Run 'dbt seed' first."
        )
    rows = read_rows(file, list(types))
    name, like = warehouse.name(*new), warehouse.name(*old)
    warehouse.ensure_schema(new[0])
    warehouse.execute(f"create table {name} as select * from {like} where 1 = 0")
    for start in range(0, len(rows), CHUNK):
        tuples = [
            ", ".join(
                f"cast({warehouse.literal(value)} as {kind})"
                for value, kind in zip(row, types.values(), strict=True)
            )
            for row in rows[start : start + CHUNK]
        ]
        try:
            warehouse.execute(f"insert into {name} values ({'), ('.join(tuples)})")
        except warehouse.errors() as error:
            why = str(error).strip().splitlines()[0]
            raise PerfilError(f"{file} does not fit the table {old[1]}: {why}") from error


def schemas(warehouse: Warehouse, begin: str) -> list[str]:
    """The schemas whose names begin so."""
    found = warehouse.rows(
        "select distinct schema_name from information_schema.schemata "
        f"where substr(schema_name, 1, {len(begin)}) = {warehouse.literal(begin)}"
    )
    return sorted(name for (name,) in found)


def drop(target: Target, schema: str, tell: Callable[[str], None]) -> None:
    """Take away all schemas of a proposal. Its name is drawn anew each time: they are ours."""
    try:
        with open_warehouse(target) as warehouse:
            for name in schemas(warehouse, schema):
                warehouse.execute(f"drop schema {warehouse.name(name)} cascade")
    except BusyError as error:
        # what went wrong before is the thing to say
        tell(f"{error.message} The schemas {schema}… were not dropped: drop them by hand.")
