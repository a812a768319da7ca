"""`perfil fit`: the parameters of the models that predict what customers are worth."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from perfil.commands.options import FORMAT, MANIFEST, WHERE, with_options
from perfil.errors import PerfilError
from perfil.marts import find_marts
from perfil.project import Target, find_target, project_vars, read_project
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
    help="The one to predict by. bg_nbd believes that no one-time buyer has left.",
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
    as_of: tuple[str, ...],
    out: Path | None,
    dry_run: bool,
    form: str,
    target_path: str | None,
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
    from perfil.fit.table import TABLE, append, as_csv

    target = find_target(where["target"], where["project_dir"], where["profiles_dir"])
    given = project_vars(read_project(target.project_dir))
    least = {name: given.get(f"fit_min_{name}", size) for name, size in LEAST.items()}
    rows, notes = _fit(_counts(target, target_path, as_of), purchase_model, least)
    if out and not dry_run:
        _write(out, as_csv(rows))
    elif not dry_run:
        with open_warehouse(target) as warehouse:
            append(warehouse, target.state_schema, rows)
    _show(rows, form)
    for note in notes:
        click.echo(note, err=True)
    if not dry_run:
        kept = out or f"{target.state_schema}.{TABLE}"
        _tell_next(kept, out, given.get("value_parameters"))


def _need_scipy() -> None:
    try:
        import scipy  # noqa: F401
    except ImportError as error:
        raise PerfilError("Fitting needs the extra: pip install 'perfil[fit]'.") from error


def _counts(target: Target, target_path: str | None, as_of: tuple[str, ...]) -> list[Any]:
    """The counts as of each day asked for; as of today where none is."""
    from perfil.fit import counts
    from perfil.sync.state import sentences

    names = [counts.STATISTICS, counts.AMOUNTS]
    if as_of:
        names += [counts.PAST_STATISTICS, counts.MOVEMENTS]
    with open_warehouse(target, read_only=True) as warehouse:
        places = find_marts(target, warehouse, names, target_path)
        with sentences(warehouse, "Reading the purchases"):
            sources = [now := counts.today(warehouse, places)]
            if as_of:
                days = _days(counts.past_days(warehouse, places), as_of)
                sources = [counts.past(warehouse, places, day, now.currency) for day in days]
            return [counts.read_counts(warehouse, source) for source in sources]


def _days(scored: list[date], as_of: tuple[str, ...]) -> list[date]:
    """The days asked for, which have to be among those scored."""
    if not scored:
        raise PerfilError(
            "No past month end is scored: the history is too short for the vars backtest_months "
            "and backtest_horizons."
        )
    by_name = {str(day): day for day in scored}
    asked = list(by_name) if "all" in as_of else as_of
    for name in asked:
        if name not in by_name:
            known = ", ".join(by_name)
            raise PerfilError(f"The backtest does not score '{name}'. It scores {known}.")
    return [by_name[name] for name in asked]


def _fit(counted: list[Any], purchase_model: str, least: dict[str, int]) -> tuple[list, list[str]]:
    """Rows and notes of a fit of each day. Of several, one that cannot be fitted is only noted."""
    from perfil.fit.run import fit_all
    from perfil.fit.table import as_table

    rows, notes = [], []
    for counts in counted:
        patterns = counts.patterns
        click.echo(
            f"Fitting {patterns.customers:,} buyers, {patterns.repeaters:,} of whom came again "
            f"({len(patterns.x):,} different histories), as of {counts.as_of} …",
            err=True,
        )
        try:
            found = fit_all(counts, purchase_model, least)
        except PerfilError as error:
            notes.append(f"Not fitted as of {counts.as_of}. {error.message}")
            continue
        rows += as_table(found)
        notes += found.notes
    if not rows:
        raise PerfilError("\n".join([*notes, "Nothing was written."]))
    return rows, notes


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
    from rich.console import Console
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
    Console(width=10_000).print(table, markup=False)
