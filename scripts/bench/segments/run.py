"""`make bench-segments`: a million customers in 45 segments on DuckDB: the first day, on which all
enter, and the next, on which one in fifty is another, against reading the table of traits once for
each segment. Read the ratios."""

import json
import sys
import tempfile
import time
from pathlib import Path

import click
import duckdb
import yaml
from rich.table import Table

from perfil.tables import console_for_tables

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
sys.path.append(str(HERE.parent / "identity"))
from dbt_runs import run_alone  # noqa: E402

SEGMENTS = [f"seg_bench_{number:02}" for number in range(45)]
PARTS = {
    "members": SEGMENTS,
    "memberships": ["segment_memberships"],
    "events": [
        *(f"int_segments__{name}" for name in "definitions evaluation last_definitions".split()),
        *(f"int_segments__{name}" for name in "moves renamed gone changes evaluated".split()),
        *("segment_events", "segment_evaluations"),
    ],
    "sizes": [
        *(f"int_segments__{name}" for name in "judged_days moments movements".split()),
        *("segment_sizes", "segments"),
    ],
    "history": ["segment_membership_history"],
    "overlaps": ["int_segments__patterns", "segment_overlaps"],
    "transitions": ["segment_transitions"],
    "waterfall": ["segment_waterfall"],
}
ASKED = ("memberships", "events", "sizes")


@click.command()
@click.option("--customers", default=1_000_000, show_default=True)
def main(customers: int) -> None:
    """Segments' memory by the clock."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        write_project(folder)
        with duckdb.connect(str(folder / "bench.duckdb")) as connection:
            write_marts(connection, customers)
            read = read_traits(connection)
        days = {}
        for day in ("2026-01-01", "2026-01-02"):
            days[day] = build(folder, day)
            with duckdb.connect(str(folder / "bench.duckdb")) as connection:
                say(connection)
                move(connection)
        show(read, days)


def write_project(folder: Path) -> None:
    """A project of 45 segments, with perfil among its packages."""
    models = folder / "models" / "bench"
    models.mkdir(parents=True)
    for number, name in enumerate(SEGMENTS):
        # shares of 1 to 45 per cent, each of other customers
        where = f"(trait + {number} * 0.0217) % 1 < {(number + 1) / 100}"
        (models / f"{name}.sql").write_text(f"select customer_id from traits where {where}\n")
    ours = {"demo": False, "segments": SEGMENTS}
    project = {"name": "bench", "profile": "perfil", "vars": {"perfil": ours}}
    project["models"] = {"bench": {"+materialized": "table"}}
    (folder / "dbt_project.yml").write_text(yaml.safe_dump(project))
    (folder / "packages.yml").write_text(yaml.safe_dump({"packages": [{"local": str(ROOT)}]}))
    (folder / "dbt_packages").mkdir()
    (folder / "dbt_packages" / "perfil").symlink_to(ROOT)
    output = {"type": "duckdb", "path": str(folder / "bench.duckdb"), "schema": "main"}
    profile = {"perfil": {"target": "it", "outputs": {"it": output | {"threads": 1}}}}
    (folder / "profiles.yml").write_text(yaml.safe_dump(profile))


def write_marts(connection: duckdb.DuckDBPyConnection, customers: int) -> None:
    """Traits, and what the memory of segments reads beside them."""
    connection.execute(f"""
        create table traits as
        select
            md5(cast(range as varchar)) as customer_id,
            hash(range) / 18446744073709551616.0 as trait
        from range({customers})
    """)
    connection.execute("create table customer_profiles as select customer_id from traits")
    connection.execute("create table visitors as select customer_id from traits limit 0")
    connection.execute("""
        create table identity_ledger as
        select
            customer_id, 'minted' as event, cast(null as varchar) as other_customer_id,
            timestamp '2025-12-31' as recorded_at
        from traits
    """)
    connection.execute("create schema main_reference")
    connection.execute("create table main_reference.erased_identifiers (identifier_key varchar)")


def move(connection: duckdb.DuckDBPyConnection) -> None:
    """One in fifty is another tomorrow."""
    connection.execute("""
        update traits set trait = hash(trait) / 18446744073709551616.0
        where hash(customer_id) % 50 = 0
    """)


def read_traits(connection: duckdb.DuckDBPyConnection) -> float:
    """Seconds to read the table of traits once for each segment."""
    began = time.perf_counter()
    for number in range(len(SEGMENTS)):
        where = f"(trait + {number} * 0.0217) % 1 < {(number + 1) / 100}"
        connection.execute(f"select max(customer_id) from traits where {where}").fetchall()
    return time.perf_counter() - began


def build(folder: Path, day: str) -> dict:
    """Each part's seconds on a day, and the peak memory."""
    # by their files: a bare `segments` would be the folder, all segments
    models = " ".join(f"file:{name}.sql" for names in PARTS.values() for name in names)
    variables = json.dumps({"as_of": f"{day} 23:59:59"})
    program = HERE.parent / "identity" / "ours.py"
    said, memory = run_alone([sys.executable, program, models, variables], folder)
    steps = json.loads(said.splitlines()[-1])
    seconds = {part: sum(steps[name][0] for name in names) for part, names in PARTS.items()}
    return {"seconds": seconds, "memory": memory}


def say(connection: duckdb.DuckDBPyConnection) -> None:
    """What there is, so that nobody times nothing."""
    found = connection.execute("""
        select evaluated_at, event, count(*) from segment_events group by all order by all
    """).fetchall()
    for moment, event, count in found:
        click.echo(f"{moment}: {count:,} {event}", err=True)


def show(read: float, days: dict[str, dict]) -> None:
    console = console_for_tables()
    for day, one in days.items():
        table = Table("part", "seconds", "ratio", title=day, title_justify="left")
        asked = sum(one["seconds"][part] for part in ASKED)
        rows = {"reading traits 45 times": read} | one["seconds"] | {" + ".join(ASKED): asked}
        for part, seconds in rows.items():
            table.add_row(part, f"{seconds:.1f}", f"{seconds / read:.1f}")
        console.print(table)
        console.print(f"peak memory {one['memory'] / 1e9:.2f} GB")


if __name__ == "__main__":
    main()
