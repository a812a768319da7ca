"""`perfil load`: a file into the raw schema."""

import json
import sys
from pathlib import Path
from typing import Any, Literal

import click

from perfil.commands.options import FORMAT, WHERE, with_options
from perfil.errors import PerfilError, StoppedError
from perfil.load.names import split_table_name, table_of
from perfil.load.readers import readers_of
from perfil.load.run import Outcome, load_file
from perfil.load.source import find_source
from perfil.project import Target, find_target


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--into", metavar="TABLE", help="Table, or schema.table.  [default: as FILE says]")
@click.option("--replace", is_flag=True, help="Put the file's rows in place.")
@click.option("--append", is_flag=True, help="Add to a table of the same columns.")
@click.option("--delimiter", help="CSV: one character or 'tab'. By default the header tells.")
@click.option("--encoding", help="Text: such as cp1252, latin-1, utf-16.  [default: utf-8]")
@click.option("--dry-run", is_flag=True, help="Read and check the whole file, change nothing.")
@with_options(FORMAT, WHERE)
def load(  # noqa: PLR0913
    *,
    file: Path,
    into: str | None,
    replace: bool,
    append: bool,
    delimiter: str | None,
    encoding: str | None,
    dry_run: bool,
    form: str,
    **where: str | None,
) -> None:
    """Land FILE in the raw schema: CSV or TSV, JSON lines (all three also .gz), or Parquet.

    Without --into the file's name says where: orders.csv is the table orders of the raw schema,
    shopify__order.csv the table order of the schema shopify.

    Every column lands as text, under its name in the file, on every engine alike; types are given
    in dbt's staging models. An empty CSV field is null; what is nested lands as JSON text. All rows
    land, or none. Lines that do not fit are never lost: they are set aside in TABLE__rejected with
    their number and the reason, and the exit code is 1.

    \b
        perfil load exports/orders.csv --into orders
        perfil load orders-today.csv.gz --into shop.orders --append
        for file in world/shopify__*; do perfil load "$file"; done
    """
    wanted = _wanted(replace, append)
    target = find_target(where["target"], where["project_dir"], where["profiles_dir"])
    source = find_source(file, delimiter, encoding)
    place = split_table_name(table_of(file) if into is None else into, target.raw_schema)
    click.echo(f"Loading {file} into {'.'.join(place)} ({target.engine}) …", err=True)
    try:
        outcome = load_file(target, source, place, wanted, dry_run)
    except KeyboardInterrupt:
        raise StoppedError(f"Stopped. {'.'.join(place)} is as it was.") from None
    _print(_result(target, outcome, dry_run), form)
    click.echo(_next_step(target, outcome, dry_run), err=True)
    sys.exit(1 if outcome.rows_set_aside else 0)


def _wanted(replace: bool, append: bool) -> Literal["replace", "append"] | None:
    if replace and append:
        raise PerfilError(
            "--replace and --append exclude each other. Say --replace to put this file in place of "
            "the table's rows, or --append to add to them; nothing was loaded."
        )
    return "replace" if replace else "append" if append else None


def _result(target: Target, outcome: Outcome, dry_run: bool) -> dict[str, Any]:
    plan = outcome.plan
    result: dict[str, Any] = {
        "target": target.name,
        "engine": target.engine,
        "table": plan.name,
        "action": plan.action,
        "columns": outcome.columns,
        "rows_kept": outcome.rows_kept,
        "rows_set_aside": outcome.rows_set_aside,
    }
    if plan.held is not None:
        result["rows_before"] = plan.held
    if dry_run:
        rows = [dict(zip(outcome.columns, row, strict=True)) for row in outcome.sample]
        return result | {"dry_run": True, "sample": rows}
    return result | {"seconds": round(outcome.seconds, 1)}


def _print(result: dict[str, Any], form: str) -> None:
    if form == "json":
        click.echo(json.dumps(result, indent=2, ensure_ascii=False))
        return
    shown = {key: value for key, value in result.items() if key not in ("sample", "columns")}
    shown["columns"] = len(result["columns"])
    for key, value in shown.items():
        number = isinstance(value, int) and not isinstance(value, bool)
        click.echo(f"{key.replace('_', ' '):<16}{f'{value:,}' if number else value}")
    for place, name in enumerate(result["columns"] if "sample" in result else []):
        values = [list(row.values())[place] for row in result["sample"]]
        click.echo(f"  {name}: {' | '.join('null' if v is None else v for v in values)}")


def _next_step(target: Target, outcome: Outcome, dry_run: bool) -> str:
    plan = outcome.plan
    if dry_run:
        return "Nothing was changed. Next: the same without --dry-run."
    if outcome.rows_set_aside:
        return (
            f"Next: see what was set aside, and why: select * from {plan.schema}."
            f"{plan.rejected_table}; mend those lines and load them with --append."
        )
    if outcome.rows_kept == 0:
        return f"{plan.name} is there and empty: the file has a header and no rows."
    readers = readers_of(target.project_dir, plan.schema, plan.table)
    if readers:
        return (
            f"Next: dbt build, with demo: false. {plan.name} is read by {', '.join(readers)}, as "
            "far as the feeds' lists ask for them."
        )
    return f"Next: let a staging model read {plan.name}; README, 'Bring your data', says which."
