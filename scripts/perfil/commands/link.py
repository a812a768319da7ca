"""`perfil link`: whose records are alike."""

import json
from pathlib import Path
from typing import Any

import click

from perfil.commands.options import FORMAT, MANIFEST, WHERE, with_options
from perfil.errors import PerfilError
from perfil.link.spec import RECORDS, SIZES, read_spec, weights_file
from perfil.link.weights import Weight, as_csv
from perfil.manifest import read_manifest
from perfil.marts import find_marts
from perfil.project import find_target
from perfil.tables import console_for_tables
from perfil.warehouse import open_warehouse

SIZE_COLUMNS = ("block_name", "record_count", "largest_block", "left_out_count", "pair_count")


@click.group()
def link() -> None:
    """Join people by likeness: names, date of birth, address, where no identifier is shared.

    It is off unless link_likeness is true under vars: perfil:. Then:

    \b
        dbt run --select +int_identity__block_sizes
        perfil link estimate
        perfil link train
        dbt build
    """


@link.command()
@with_options(FORMAT, MANIFEST, WHERE)
def estimate(*, form: str, target_path: str | None, **where: str | None) -> None:
    """Say how many pairs of records would be compared, block by block, before any is.

    Blocks of more records than link_max_block are left out, and counted as such.

    \b
        perfil link estimate --format json
    """
    target = find_target(where["target"], where["project_dir"], where["profiles_dir"])
    with open_warehouse(target, read_only=True) as warehouse:
        place = find_marts(target, warehouse, [SIZES], target_path)[SIZES]
        found = warehouse.rows(
            f"select {', '.join(SIZE_COLUMNS)} from {warehouse.name(*place)} "
            "order by pair_count desc, block_name"
        )
    rows = [dict(zip(SIZE_COLUMNS, row, strict=True)) for row in found]
    if form == "json":
        click.echo(json.dumps(rows, indent=2))
    else:
        _table(["block", "records", "largest", "left out", "pairs"],
               [[f"{value:,}" if isinstance(value, int) else value for value in row.values()]
                for row in rows])  # fmt: skip
    total = sum(row["pair_count"] for row in rows)
    click.echo(
        f"{total:,} pairs at most: one that shares several blocks is compared once.", err=True
    )


@link.command()
@click.option("--out", type=click.Path(path_type=Path), help="A file; by default the seed's.")
@click.option("--dry-run", is_flag=True, help="Show the weights, write nothing.")
@with_options(FORMAT, MANIFEST, WHERE)
def train(
    *, out: Path | None, dry_run: bool, form: str, target_path: str | None, **where: str | None
) -> None:
    """Learn from the records themselves how much each likeness weighs, and write the seed.

    Splink learns it, without being told who is who. It takes the records out of the warehouse,
    into memory; only the weights stay. The same records give the same file.

    \b
        perfil link train
        perfil link train --out seeds/our_link_weights.csv
    """
    target = find_target(where["target"], where["project_dir"], where["profiles_dir"])
    manifest = read_manifest(target, target_path)
    spec = read_spec(manifest)
    file = None if dry_run else out or weights_file(target, manifest)
    with open_warehouse(target, read_only=True) as warehouse:
        place = find_marts(target, warehouse, [RECORDS], target_path)[RECORDS]
        weights = _learn(warehouse, place, spec)
    if file:
        _write(file, as_csv(weights))
    _show(weights, form)
    untaught = {one.name for one in spec.comparisons} - {one.comparison for one in weights}
    if untaught:
        click.echo(f"Nothing was to be learnt of {', '.join(sorted(untaught))}.", err=True)
    if file:
        click.echo(f"Written: {file}. Next: dbt build, with link_likeness: true.", err=True)


def _learn(warehouse: Any, place: tuple[str, str], spec: Any) -> list[Weight]:
    try:
        import splink  # noqa: F401
    except ImportError as error:
        raise PerfilError("Training needs the extra: pip install 'perfil[link]'.") from error
    from perfil.link.records import records_in_memory
    from perfil.link.train import train as learn

    with records_in_memory(warehouse, place) as connection:
        return learn(connection, spec)


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise PerfilError(f"{file} cannot be written: {error.strerror}.") from error


def _show(weights: list[Weight], form: str) -> None:
    if form == "json":
        rows = [
            {"comparison": one.comparison, "level": one.level, "m": one.m, "u": one.u,
             "match_weight": one.match_weight}
            for one in weights
        ]  # fmt: skip
        click.echo(json.dumps(rows, indent=2))
        return
    _table(["comparison", "level", "of one person", "of two", "weight"],
           [[one.comparison, one.level, f"{one.m:.4f}", f"{one.u:.6f}", f"{one.match_weight:.1f}"]
            for one in weights])  # fmt: skip


def _table(columns: list[str], rows: list[list[str]]) -> None:
    from rich.table import Table

    table = Table(*columns, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*row)
    console_for_tables().print(table)
