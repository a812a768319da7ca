"""`perfil check`: are the marts plausible?"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from perfil.commands.options import FORMAT, MANIFEST, WHERE, with_options
from perfil.errors import PerfilError
from perfil.manifest import read_manifest
from perfil.marts import find_marts
from perfil.project import Target, find_target
from perfil.quality.suite import Suite, read_suite
from perfil.tables import console_for_tables
from perfil.warehouse import open_warehouse

Rows = list[dict[str, Any]]


@click.command()
@click.option("--suite", type=click.Path(path_type=Path), help="A suite of your own, in YAML.")
@click.option("--docs", type=click.Path(path_type=Path), help="Folder of the report.")
@click.option("--only-failures", is_flag=True, help="Show what failed and leave out the rest.")
@with_options(FORMAT, MANIFEST, WHERE)
def check(
    *,
    suite: Path | None,
    docs: Path | None,
    only_failures: bool,
    form: str,
    target_path: str | None,
    **where: str | None,
) -> None:
    """Check the built marts and write a report people can read.

    Runs a suite of expectations (Great Expectations' own names) over the marts, on DuckDB and
    Postgres. It only reads. The report, target/data_docs unless --docs says otherwise, holds
    counts and no values of persons, and needs no network. Exits with 0 when all hold, 1 when one
    does not, 2 when the checks could not run.

    \b
        dbt build
        perfil check --only-failures
        perfil check --suite quality.yml --format json
    """
    target = find_target(where["target"], where["project_dir"], where["profiles_dir"])
    wanted = read_suite(suite)
    tables = _tables(target, wanted, target_path)
    rows, report = _run(target, wanted, tables, docs or target.project_dir / "target" / "data_docs")
    _print([row for row in rows if not (only_failures and row["passed"])], form)
    failed = sum(not row["passed"] for row in rows)
    click.echo(f"{len(rows) - failed} hold, {failed} do not. Report: {report}", err=True)
    sys.exit(1 if failed else 0)


def _tables(target: Target, suite: Suite, target_path: str | None) -> dict[str, tuple[str, str]]:
    """Schema and table of every mart in the suite, seen to be there."""
    nodes = read_manifest(target, target_path)["nodes"].values()
    models = {node["name"] for node in nodes if node["resource_type"] == "model"}
    unknown = [mart for mart in suite.marts if mart not in models]
    if unknown:
        raise PerfilError(
            f"The suite is about '{unknown[0]}', which is no model of this project. Its name in "
            "the suite must be a model's."
        )
    with open_warehouse(target, read_only=True) as warehouse:
        return find_marts(target, warehouse, list(suite.marts), target_path)


def _run(
    target: Target, suite: Suite, tables: dict[str, tuple[str, str]], docs: Path
) -> tuple[Rows, Path]:
    from perfil.quality.checks import run_checks
    from perfil.quality.report import clear, finish

    click.echo(f"Checking {len(tables)} marts on {target.engine} …", err=True)
    clear(docs)
    outcomes = run_checks(target, suite, tables, docs)
    return [asdict(outcome) for outcome in outcomes], finish(docs, target, outcomes)


def _print(rows: Rows, form: str) -> None:
    if form == "json":
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    if not rows:
        return
    from rich.table import Table

    table = Table("mart", "expectation", "column", "", "observed", "why", box=None, pad_edge=False)
    for row in rows:
        expect = row["expect"].removeprefix("expect_").replace("_", " ")
        outcome = "holds" if row["passed"] else "[red]FAILED[/red]"
        table.add_row(row["mart"], expect, row["column"], outcome, row["observed"], row["why"])
    console_for_tables(markup=True).print(table)
