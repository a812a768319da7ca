"""`perfil sync`: list, plan and run what leaves the warehouse."""

import json
import sys
from collections.abc import Iterable
from typing import Any

import click

from perfil.commands.options import FORMAT, MANIFEST, WHERE, with_options
from perfil.errors import PerfilError
from perfil.project import Target, find_target
from perfil.sync.ledger import prepare
from perfil.sync.manifest import Manifest, Sync, read_syncs
from perfil.sync.report import COUNTS, Row, listed, planned, ran
from perfil.sync.state import open_state
from perfil.tables import console_for_tables

common = with_options(WHERE, MANIFEST, FORMAT)


@click.group()
def sync() -> None:
    """Send segments to the tools that act on them.

    A sync is a payload model and an exposure with config.meta.sync. perfil compares the payload
    with what it knows to have arrived, and sends the difference.

    \b
        dbt build
        perfil sync plan
        perfil sync run vip_customers_to_csv
    """


@sync.command("list")
@common
def list_(form: str, target_path: str | None, **where: str | None) -> None:
    """Show every sync, its last run and how many rows its destination has.

    \b
        perfil sync list --format json
    """
    target, manifest = _project(target_path, where)
    with open_state(target, write=False) as state:
        rows = listed(state, manifest.syncs())
    _print(rows, form)


@sync.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--sample",
    type=click.IntRange(min=0),
    default=3,
    show_default=True,
    help="Masked keys shown per operation.",
)
@common
def plan(
    names: tuple[str, ...], sample: int, form: str, target_path: str | None, **where: str | None
) -> None:
    """Show what a run would add, change and remove. Changes nothing.

    Exits with 3 when a run would be refused.

    \b
        perfil sync plan
        perfil sync plan vip_customers_to_csv --sample 10
    """
    target, manifest = _project(target_path, where)
    with open_state(target, write=False) as state:
        rows = _told(planned(state, manifest.syncs(names), sample))
    _print(rows, form)
    _leave(rows)


@sync.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--all", "every", is_flag=True, help="Run every sync of the project.")
@click.option("--force", is_flag=True, help="Pass the guards. A broken payload is still refused.")
@common
def run(
    names: tuple[str, ...],
    every: bool,
    force: bool,
    form: str,
    target_path: str | None,
    **where: str | None,
) -> None:
    """Send what changed, then write down that it arrived.

    With several syncs, one that fails does not stop the next; the exit code is the first failure's.
    A run that is killed before it could write that down sends the same rows again next time. A
    second run of a sync at the same time ends with 75 on DuckDB and Postgres; Spark has no lock,
    so see to it that there is one run at a time.

    \b
        perfil sync run vip_customers_to_csv
        perfil sync run --all
    """
    target, manifest = _project(target_path, where)
    syncs = _chosen(manifest, names, every)
    with open_state(target, write=True) as state:
        prepare(state)
        rows = _told(ran(state, syncs, force))
    _print(rows, form)
    _leave(rows)


def _project(target_path: str | None, where: dict[str, str | None]) -> tuple[Target, Manifest]:
    target = find_target(where["target"], where["project_dir"], where["profiles_dir"])
    return target, read_syncs(target, target_path)


def _chosen(manifest: Manifest, names: tuple[str, ...], every: bool) -> list[Sync]:
    """Nothing is sent by accident: a run names its syncs or says that it means all."""
    if every and names:
        raise PerfilError("Name the syncs to run or say --all, not both.")
    if not (every or names):
        known = ", ".join(manifest.names) or "none"
        raise PerfilError(f"Name the syncs to run, or say --all. This project has: {known}.")
    return manifest.syncs(names)


def _told(rows: Iterable[Row]) -> list[Row]:
    """The rows, with a word on standard error as each sync is done."""
    done = []
    try:
        for row in rows:
            click.echo(
                row["message"] or f"{row['sync']}: {row.get('status') or 'planned'}", err=True
            )
            done.append(row)
    except KeyboardInterrupt:
        click.echo("Stopped. What was acknowledged stays acknowledged.", err=True)
        sys.exit(130)
    return done


def _print(rows: list[Row], form: str) -> None:
    if form == "json":
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    elif rows:
        _print_table(rows)
    else:
        click.echo("No exposure of this project has config.meta.sync.", err=True)


def _print_table(rows: list[Row]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    shown = [key for key in rows[0] if key not in ("run_id", "exit_code", "message")]
    for key in shown:
        number = key in (*COUNTS, "acknowledged")
        table.add_column(key, justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_cell(row[key]) for key in shown))
    console_for_tables().print(table)


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{move}: {', '.join(keys)}" for move, keys in value.items() if keys)
    return "" if value is None else str(value)


def _leave(rows: list[Row]) -> None:
    sys.exit(next((row["exit_code"] for row in rows if row["exit_code"]), 0))
