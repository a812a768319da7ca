"""Land a world as its loaders would: each file a table with its types, its source the schema.

On Spark this runs as a command of its own, since a process has but one session.
"""

import sys
import tempfile
from pathlib import Path

import duckdb
from support import ROOT, Engine, run, write_profile

from perfil.project import find_target
from perfil.warehouse import Warehouse, open_warehouse


def land(engine: Engine, folder: Path, world: Path, prefix: str) -> None:
    """Make table `order` of schema `<prefix>_shopify` of shopify__order.parquet, and so on."""
    write_profile(folder, engine)
    if engine.name == "spark":
        tests = str(Path(__file__).parents[1])
        run("python", __file__, str(folder), str(world), prefix, PYTHONPATH=tests)
    else:
        land_here(folder, world, prefix)


def land_here(profiles: Path, world: Path, prefix: str) -> None:
    """Land a world through a connection of this process."""
    with open_warehouse(find_target(project_dir=ROOT, profiles_dir=profiles)) as warehouse:
        for file in sorted(world.glob("*.parquet")):
            source, table = file.stem.split("__", 1)
            warehouse.ensure_schema(f"{prefix}_{source}")
            LAND[warehouse.engine](warehouse, file, warehouse.name(f"{prefix}_{source}", table))


def _on_duckdb(warehouse: Warehouse, file: Path, name: str) -> None:
    warehouse.execute(f"create table {name} as select * from '{file}'")


def _on_spark(warehouse: Warehouse, file: Path, name: str) -> None:
    """Loaders write Spark's own timestamp; Parquet's without a zone would be another type."""
    warehouse.execute("set spark.sql.parquet.inferTimestampNTZ.enabled = false")
    warehouse.execute(f"create table {name} using parquet as select * from parquet.`{file}`")


def _on_postgres(warehouse: Warehouse, file: Path, name: str) -> None:
    columns = duckdb.sql(f"describe select * from '{file}'").fetchall()
    types = {"DOUBLE": "double precision"}
    listed = ", ".join(
        f"{warehouse.quote(column)} {types.get(kind, kind)}" for column, kind, *_ in columns
    )
    warehouse.execute(f"create table {name} ({listed})")
    with tempfile.TemporaryDirectory() as temporary:
        copied = Path(temporary) / "rows.csv"
        duckdb.sql(f"copy (select * from '{file}') to '{copied}' (format csv, header false)")
        with copied.open("rb") as rows, warehouse.connection.cursor() as cursor:
            cursor.copy_expert(f"copy {name} from stdin (format csv)", rows)


LAND = {"duckdb": _on_duckdb, "postgres": _on_postgres, "spark": _on_spark}

if __name__ == "__main__":
    land_here(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
