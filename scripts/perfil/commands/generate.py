"""`perfil generate`: a demo world with known truth."""

from importlib.util import find_spec
from pathlib import Path

import click

from perfil.errors import PerfilError, StoppedError
from perfil.load.watch import bar

MOST_CUSTOMERS = 50_000_000
LAST_MOMENT = "2026-06-30 23:59:59"


@click.command()
@click.option(
    "--customers", type=click.IntRange(1, MOST_CUSTOMERS), required=True, help="People who buy."
)
@click.option(
    "--out", "folder", type=click.Path(path_type=Path), required=True, metavar="DIR",
    help="Folder to write to.",
)  # fmt: skip
@click.option(
    "--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Which world."
)
@click.option(
    "--format", "kind", type=click.Choice(["parquet", "csv"]), default="parquet", show_default=True
)
@click.option("--force", is_flag=True, help="Replace the world that is in DIR.")
def generate(*, customers: int, folder: Path, seed: int, kind: str, force: bool) -> None:
    """Make a shop with customers, and the truth about them.

    DIR gets one file per raw table, in the schemas their loaders write (shopify__order, …), and
    truth__records, truth__identifiers, truth__people, truth__future_purchases: whose every record
    is, how each customer buys, and what they will buy in the year after. The raw tables end on
    2026-06-30. One seed, one world, to the byte; a world is there whole or not at all.

    \b
        perfil generate --customers 10000 --out world
        for file in world/{shopify,segment}__*; do perfil load "$file"; done
    or, with types, in DuckDB:
        create schema shopify;
        create table shopify."order" as from 'world/shopify__order.parquet';
    """
    _check_installed("numpy", "pyarrow")
    from perfil.world.place import check_place
    from perfil.world.run import plan, write_world
    from perfil.world.settings import World

    check_place(folder, force)
    world = World(customers, seed)
    try:
        click.echo(plan(world, folder, kind), err=True)
        with bar("customers") as advance:
            rows = write_world(world, folder, kind, advance)
    except KeyboardInterrupt:
        raise StoppedError(f"Stopped. {folder} is as it was.") from None
    for name, count in sorted(rows.items()):
        click.echo(f"{name:<32}{count:>14,}")
    click.echo(
        "Next: make a table of each file (perfil load FILE, into the schema of its source), and "
        f"""build with --vars '{{demo: false, as_of: "{LAST_MOMENT}"}}'.""",
        err=True,
    )


def _check_installed(*packages: str) -> None:
    for package in packages:
        if find_spec(package) is None:
            raise PerfilError(
                f'perfil generate needs {package}. Install it with: pip install "perfil[world]"'
            )
