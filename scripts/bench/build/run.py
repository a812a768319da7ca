"""`make bench-build`: the whole build of made-up worlds, model by model, beside the floor: the same
statements without dbt. On a busy machine read the ratios."""

import json
import shutil
import tempfile
import time
from pathlib import Path

import click
import duckdb
from made import BIN, HERE, ROOT, Made, make, run_alone, setting_option
from shown import show_folders, show_growth, show_models, show_runs

from perfil.tables import console_for_tables

AS_OF = "2026-06-30 23:59:59"  # the last moment of the made-up world


@click.command()
@click.option(
    "--customers", "sizes", multiple=True, type=int, help="10000 and 100000; may be repeated."
)
@click.option("--backtest-months", default=13, show_default=True, help="Past months scored.")
@click.option("--memory", default="6GB", show_default=True, help="What DuckDB may take for itself.")
@click.option(
    "--floor-up-to",
    default=100_000,
    show_default=True,
    help="Customers; of more, dbt is timed alone.",
)
@click.option(
    "--models", default=10, show_default=True, help="How many to show, the dearest first."
)
@setting_option
def main(
    sizes: tuple[int, ...],
    backtest_months: int,
    memory: str,
    floor_up_to: int,
    models: int,
    settings: dict,
) -> None:
    """The whole build by the clock, at one size or several.

    A million customers take half an hour and 40 GB of disk, with the floor twice that. Sizes are
    compared with equal months only.
    """
    console = console_for_tables()
    settings = {"memory_limit": memory} | settings
    variables = {"demo": False, "as_of": AS_OF, "backtest_months": backtest_months}
    runs = {}
    for size in sorted(set(sizes or (10_000, 100_000))):
        with tempfile.TemporaryDirectory(prefix="bench-") as name:
            click.echo(f"A world of {size:,} customers …", err=True)
            made = make(size, Path(name), settings)
            runs[size] = measure(made, json.dumps(variables), size <= floor_up_to)
        show_models(console, size, runs[size], models)
        show_folders(console, size, runs[size])
    show_runs(console, runs, f"{backtest_months} months of backtest, parameters given")
    show_growth(console, runs)


def measure(made: Made, variables: str, with_floor: bool) -> dict:
    """Parse, and seeds; the models by dbt; the same by DuckDB alone, from the same file. Both run
    one statement after another, and DuckDB takes as many threads as it likes in both."""
    given = ["--vars", variables, *made.places]
    run_alone([BIN / "dbt", "--quiet", "seed", *given], ROOT)
    floor_file = made.folder / "floor" / made.file.name
    if with_floor:
        floor_file.parent.mkdir()
        shutil.copy(made.file, floor_file)
    begun = time.perf_counter()
    run_alone([BIN / "dbt", "--quiet", "parse", "--no-partial-parse", *given], ROOT)
    parse = time.perf_counter() - begun
    told = made.folder / "told.json"
    _, peak = run_alone(
        [BIN / "python", HERE / "recorded.py", told, "--quiet", "run", *given], ROOT
    )
    found = json.loads(told.read_text()) | {"parse": parse, "memory": peak}
    del found["statements"]
    return found | measure_floor(made, floor_file, told) if with_floor else found


def measure_floor(made: Made, file: Path, told: Path) -> dict:
    """The statements that dbt wrote, by DuckDB alone, on a copy of what dbt began with."""
    output = json.dumps(made.output(file))
    said, peak = run_alone([BIN / "python", HERE / "replayed.py", output, told], ROOT)
    check_same(made.file, file)
    file.unlink()
    floor = json.loads(said.splitlines()[-1])
    return {
        "floor": floor["seconds"],
        "floor_cpu": floor["cpu"],
        "floors": floor["models"],
        "floor_memory": peak,
    }


def check_same(file: Path, floor_file: Path) -> None:
    """Both made the same tables, or there is nothing to compare."""
    with duckdb.connect() as connection:
        counts = []
        for path in (file, floor_file):
            connection.execute(f"attach '{path}' as looked_at (read_only)")
            names = connection.execute("""
                select '"' || schema_name || '"."' || table_name || '"' from duckdb_tables()
                where database_name = 'looked_at' order by 1
            """).fetchall()
            rows = " union all ".join(
                f"select '{name}', count(*) from looked_at.{name}" for (name,) in names
            )
            counts.append(sorted(connection.execute(rows).fetchall()))
            connection.execute("detach looked_at")
    different = set(counts[0]) ^ set(counts[1])
    if different:
        raise SystemExit(f"dbt and the floor made different tables: {sorted(different)[:5]}")


if __name__ == "__main__":
    main()
