"""`perfil fit`: the parameters of the models that predict what customers are worth."""

import json
from pathlib import Path
from typing import Any

import click

from perfil.commands.options import FORMAT, MANIFEST, WHERE, with_options
from perfil.errors import PerfilError
from perfil.project import find_target, project_vars, read_project
from perfil.tables import console_for_tables
from perfil.warehouse import open_warehouse

SHOWN = ("model", "parameter", "parameter_value", "standard_error", "is_in_use",
         "log_likelihood", "customer_count", "as_of_date")  # fmt: skip
LEAST = {"buyers": 100, "repeat_buyers": 30}


@click.command()
@click.option(
    "--purchase-model",
    type=click.Choice(["mbg_nbd", "bg_nbd"]),
    default="mbg_nbd",
    show_default=True,
    help="The one to predict by. bg_nbd believes that no one-time buyer has left,"
    " so that it publishes no probability_alive.",
)
@click.option(
    "--challenger",
    is_flag=True,
    help="Not these: a logistic regression on traits, to hold against them.",
)
@click.option(
    "--as-of",
    metavar="DAY|all",
    multiple=True,
    help="By what was known then: a past month end that the backtest scores, or all of them.",
)
@click.option("--out", type=click.Path(path_type=Path), help="A seed's file, not the warehouse.")
@click.option("--dry-run", is_flag=True, help="Show the parameters, keep nothing.")
@with_options(FORMAT, MANIFEST, WHERE)
def fit(
    *,
    purchase_model: str,
    challenger: bool,
    as_of: tuple[str, ...],
    out: Path | None,
    dry_run: bool,
    form: str,
    **where: str | None,
) -> None:
    """Find the parameters under which the purchases so far are the most likely.

    When customers buy and leave (MBG/NBD, and BG/NBD beside it), and what an order is worth
    (Gamma-Gamma, or shrunk logarithms where that does not hold). Reads counts of customers who are
    alike, no customer. Each fit is added to the table value_parameters in the schema
    <schema>_state; a build takes the newest that is not later than its clock. Times are in weeks.

    \b
        dbt build
        perfil fit
        dbt build --select int_value__fitted_parameters+

    With --as-of all, what one would have found at past month ends, by which ltv_backtest judges.
    """
    _need_scipy()
    from perfil.fit.find import Ask, find
    from perfil.fit.table import TABLE, append, as_csv

    target = find_target(where["target"], where["project_dir"], where["profiles_dir"])
    given = project_vars(read_project(target.project_dir))
    least = {name: given.get(f"fit_min_{name}", size) for name, size in LEAST.items()}
    ask = Ask(target, purchase_model, challenger, as_of, least, _say)
    rows, notes = find(ask, where["target_path"])
    if out and not dry_run:
        _write(out, as_csv(rows))
    elif not dry_run:
        with open_warehouse(target) as warehouse:
            append(warehouse, target.state_schema, rows)
    _show(rows, form)
    for note in notes:
        _say(note)
    if not dry_run:
        kept = out or f"{target.state_schema}.{TABLE}"
        _tell_next(kept, out, given.get("value_parameters"))


def _say(text: str) -> None:
    click.echo(text, err=True)


def _need_scipy() -> None:
    try:
        import scipy  # noqa: F401
    except ImportError as error:
        raise PerfilError("Fitting needs the extra: pip install 'perfil[fit]'.") from error


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise PerfilError(f"{file} cannot be written: {error.strerror}.") from error


def _tell_next(kept: Any, out: Path | None, named: str | None) -> None:
    """What to do so that the build uses it."""
    step = "dbt build --select int_value__fitted_parameters+"
    if out:
        step = f"value_parameters: {out.stem} under vars: perfil:, then dbt build"
    elif named:
        step = f"value_parameters: null under vars: perfil:, which names '{named}', then dbt build"
    click.echo(f"Kept: {kept}. Next: {step}.", err=True)


def _show(rows: list[dict[str, Any]], form: str) -> None:
    if form == "json":
        click.echo(json.dumps(rows, indent=2))
        return
    from rich.table import Table

    table = Table("model", "parameter", "value", "± error", "in use", "ln L", "customers", "as of",
                  box=None, pad_edge=False)  # fmt: skip
    for row in rows:
        value, error, used, likelihood = (row[name] for name in SHOWN[2:6])
        table.add_row(
            row["model"], row["parameter"], f"{value:.4f}",
            "" if error is None else f"{error:.4f}", "yes" if used else "no",
            "" if likelihood is None else f"{likelihood:,.2f}",
            f"{row['customer_count']:,}", row["as_of_date"],
        )  # fmt: skip
    console_for_tables().print(table)
