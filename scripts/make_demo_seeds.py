"""Write the demo's seeds: the small world of `perfil generate`, as CSV with its column types.

Run it with `make demo-seeds`. One seed of the generator, the same bytes; the truth stays out.
"""

import sys
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import yaml

from perfil.world.run import write_world
from perfil.world.settings import World

ROOT = Path(__file__).parents[1]
CUSTOMERS = 180
SEED = 7
HEAD = (
    "# The demo's raw tables of {source}, in the schema its loader writes: `make demo-seeds` "
    "makes them.\n# varchar(…) is the one text type that DuckDB, Postgres and Spark all take by "
    "that name.\n"
)


def described_tables() -> dict[str, dict[str, str]]:
    """Every source's tables with what the sources' yml says of them: source → table → sentence."""
    found = {}
    for file in sorted((ROOT / "models" / "staging").glob("*/_*__sources.yml")):
        for source in yaml.safe_load(file.read_text())["sources"]:
            tables = {table["name"]: table["description"] for table in source["tables"]}
            found[source["name"]] = tables
    return found


def seed_type(column: pa.Field, length: int) -> str:
    """A column's type, by a name that all three engines know."""
    if pa.types.is_decimal(column.type):
        return "decimal(18,4)"
    if pa.types.is_timestamp(column.type):
        return "timestamp"
    if pa.types.is_string(column.type):
        return f"varchar({255 if length <= 255 else 4000})"
    return {"int64": "bigint", "bool": "boolean", "date32[day]": "date"}[str(column.type)]


def column_types(table: pa.Table) -> dict[str, str]:
    """The type of every column of a table, by name."""
    types = {}
    for field, values in zip(table.schema, table.columns, strict=True):
        longest = max((len(str(value)) for value in values.to_pylist()), default=0)
        types[field.name] = seed_type(field, longest)
    return types


def seed_entry(name: str, description: str, table: pa.Table) -> dict:
    """What a seed's yml says of one table."""
    return {
        "name": name,
        "description": f"{description} Demo data.",
        "config": {
            "enabled": "{{ var('demo', false) }}",
            "column_types": column_types(table),
        },
    }


def main(folder: Path = ROOT / "seeds" / "demo") -> None:
    """Write the seeds and their yml into a folder; tables that no model reads are left out."""
    world = World(CUSTOMERS, SEED)
    with tempfile.TemporaryDirectory() as temporary:
        for kind in ("csv", "parquet"):
            write_world(world, Path(temporary) / kind, kind, lambda share: None)
        for source, tables in described_tables().items():
            entries = []
            for table, description in tables.items():
                typed = Path(temporary) / "parquet" / f"{source}__{table}.parquet"
                if typed.exists():
                    name = f"demo_{source}__{table}"
                    written = Path(temporary) / "csv" / f"{source}__{table}.csv"
                    (folder / f"{name}.csv").write_bytes(written.read_bytes())
                    entries.append(seed_entry(name, description, pq.read_table(typed)))
            if entries:
                text = yaml.safe_dump({"seeds": entries}, sort_keys=False, width=100)
                (folder / f"_demo__{source}.yml").write_text(HEAD.format(source=source) + text)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
