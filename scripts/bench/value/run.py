"""`make bench-value`: a year's discounted value of a million customers, and the fit of CDNOW's
23,570, ours and lifetimes' in one run, each in a process of its own. Read the ratios."""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import click
import duckdb
import yaml
from customers import AS_OF, write_customers
from rich.console import Console
from rich.table import Table

from perfil.fit.run import Fit, Row
from perfil.fit.table import append, as_table
from perfil.project import find_target
from perfil.tables import console_for_tables
from perfil.warehouse import open_warehouse
from perfil.world.settings import Buying

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
FEW_ROWS = "scored_dates fitted_parameters parameters"
OF_CUSTOMERS = "statistics expected_orders order_predictions spend_predictions"
STEPS = [f"int_value__{name}" for name in f"{FEW_ROWS} {OF_CUSTOMERS}".split()]
MODELS = " ".join([*STEPS, "customer_predictions"])
sys.path.append(str(HERE.parent / "identity"))
from dbt_runs import run_alone  # noqa: E402

LIKE_THEIRS = 0.01  # a month has 4.345 weeks there, and 4.348 here


@click.command()
@click.option("--customers", default=1_000_000, show_default=True)
@click.option("--repeat", default=1, show_default=True, help="How often; the best counts.")
def main(customers: int, repeat: int) -> None:
    """Value by the clock, against lifetimes."""
    console = console_for_tables()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        cdnow(folder / "cdnow.duckdb")
        fits = {who: alone(f"fit_{who}", folder / "cdnow.duckdb") for who in ("ours", "lifetimes")}
        for who, one in fits.items():
            click.echo(f"{who}: {one['found']}", err=True)
        show(console, "Fit of MBG/NBD to CDNOW, 23,570 customers", fits)
        file = folder / "value.duckdb"
        write_customers(file, customers)
        give_parameters(file, folder)
        whole = best(lambda: predict(folder), repeat)
        views = as_views(file, folder / "alone")
        ours = best(lambda: alone("predict_ours", views), repeat)
        theirs = best(lambda: alone("predict_lifetimes", file), repeat)
        compare(file, views)
        show(
            console,
            f"A year's value of {customers:,} customers",
            {"ours": ours, "ours, all columns, dbt's models": whole, "lifetimes": theirs},
        )


def best(attempt: Callable[[], dict], repeat: int) -> dict:
    """Of several attempts the quickest: what else the machine does is not ours."""
    return min((attempt() for _ in range(repeat)), key=lambda one: one["seconds"])


def as_views(file: Path, folder: Path) -> Path:
    """A copy of the warehouse with the steps of customers as views, of the SQL that dbt ran."""
    folder.mkdir()
    copy = folder / file.name  # the SQL names the file
    shutil.copy(file, copy)
    compiled = file.parent / "target" / "compiled" / "perfil" / "models" / "intermediate" / "value"
    with duckdb.connect(str(copy)) as connection:
        for name in OF_CUSTOMERS.split():
            step = f"int_value__{name}"
            connection.execute(f"drop table main_intermediate.{step}")
            sql = (compiled / f"{step}.sql").read_text()
            connection.execute(f"create view main_intermediate.{step} as {sql}")
    return copy


def cdnow(file: Path) -> None:
    """All customers' x, t_x and age in days, at the end of the data."""
    source = Path(find_spec("lifetimes").submodule_search_locations[0])
    rows = [line.split() for line in (source / "datasets/CDNOW_master.txt").open()][1:]
    with duckdb.connect(str(file)) as connection:
        connection.execute("create table lines (customer varchar, day date)")
        days = [(row[0], date.fromisoformat(row[1])) for row in rows]
        connection.executemany("insert into lines values (?, ?)", sorted(set(days)))
        connection.execute("""
            create table customers as
            select
                count(*) - 1 as x, max(day) - min(day) as t_x, date '1998-06-30' - min(day) as age
            from lines group by customer
        """)


def give_parameters(file: Path, folder: Path) -> None:
    """The world's own, in weeks: what is timed is the prediction."""
    buying = Buying()
    models = {"mbg_nbd": buying.order_parameters, "gamma_gamma": buying.spend_parameters}
    rows = [
        Row(model, name, value, None, True, None, 0, AS_OF, None, "{}")
        for model, values in models.items()
        for name, value in values.items()
    ]
    output = {"type": "duckdb", "path": str(file), "schema": "main", "threads": 1}
    profile = {"perfil": {"target": "it", "outputs": {"it": output}}}
    (folder / "profiles.yml").write_text(yaml.safe_dump(profile))
    with open_warehouse(find_target(None, ROOT, folder)) as warehouse:
        append(warehouse, "main_state", as_table(Fit(rows)))
        warehouse.execute("create table parameters (parameter varchar, value double)")
        for row in rows:
            warehouse.execute(
                f"insert into parameters values ('{row.parameter}', {row.parameter_value})"
            )


def predict(folder: Path) -> dict:
    """dbt's own models, all of them: everything in customer_predictions, not value alone."""
    variables = {"demo": False, "as_of": AS_OF, "reporting_currency": "GBP"}
    variables |= {"discount_rate_per_year": 0.1, "margin": 1, "backtest_months": 0}
    places = ["--profiles-dir", folder, "--target-path", folder / "target", "--log-path", folder]
    program = HERE.parent / "identity" / "ours.py"
    command = [sys.executable, program, MODELS, json.dumps(variables)]
    said, memory = run_alone([*command, *places], ROOT)
    steps = json.loads(said.splitlines()[-1])
    return {"seconds": sum(clock for clock, _ in steps.values()), "memory": memory}


def alone(name: str, file: Path) -> dict:
    said, memory = run_alone([sys.executable, HERE / "contenders.py", name, file], HERE)
    return json.loads(said.splitlines()[-1]) | {"memory": memory}


def compare(file: Path, views: Path) -> None:
    """All come to the same value, or there is nothing to compare."""
    with duckdb.connect(str(file), read_only=True) as connection:
        connection.execute(f"attach '{views}' as alone (read_only)")
        worst, ours, theirs = connection.execute("""
            select
                max(greatest(
                    abs(predicted_clv_next_365d - theirs.clv), abs(ours.clv - theirs.clv)
                ) / (theirs.clv + 0.01)),
                sum(predicted_clv_next_365d), sum(theirs.clv)
            from customer_predictions
            join theirs using (customer_id)
            join alone.ours using (customer_id)
        """).fetchone()
    click.echo(
        f"value: {ours:,.0f} ours, {theirs:,.0f} theirs, apart at most {worst:.2%}", err=True
    )
    if worst > LIKE_THEIRS:
        sys.exit("Ours and lifetimes' are not the same value.")


def show(console: Console, title: str, found: dict[str, dict]) -> None:
    table = Table("contender", "seconds", "ratio", "peak GB", title=title, title_justify="left")
    for who, one in found.items():
        ratio = one["seconds"] / found["ours"]["seconds"]
        table.add_row(who, f"{one['seconds']:.1f}", f"{ratio:.1f}", f"{one['memory'] / 1e9:.2f}")
    console.print(table)


if __name__ == "__main__":
    main()
