"""`make bench-identity`: all of it, or a part: BENCH='records --records 600000'."""

import tempfile
from pathlib import Path

import click
from clustering import OTHER_ENGINES, measure_clustering
from engines import setting_option
from records import measure_records
from truth import measure_truth

from perfil.tables import console_for_tables


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Identity by the clock, against others, and by the truth. Without a command, all of it."""
    if context.invoked_subcommand is None:
        for command in (clustering, records, truth):
            context.invoke(command)


@main.command()
@click.option("--small", default=600_000, show_default=True, help="Pairs, about: all take part.")
@click.option("--large", default=7_000_000, show_default=True, help="Pairs, about: ours and SciPy.")
@click.option("--growth", default="1000000,10000000", show_default=True, help="Ours at two sizes.")
@click.option(
    "--also",
    multiple=True,
    type=click.Choice([*OTHER_ENGINES, "splink", "splink_strings"]),
    help="Ours on another engine, or Splink, at the large size too (minutes).",
)
@click.option("--repeat", default=1, show_default=True, help="How often; each step's best counts.")
@setting_option
def clustering(**given) -> None:
    """From pairs to named clusters: ours, SciPy, Splink."""
    measure_clustering(**given)


@main.command()
@click.option("--records", "count", default=7_000_000, show_default=True, help="Records, about.")
def records(count: int) -> None:
    """All of identity's models: all records at once, and one per cent of new ones."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        console_for_tables().print(measure_records(count, Path(folder)))


@main.command()
@click.option("--customers", default=100_000, show_default=True)
def truth(customers: int) -> None:
    """How right identity is in a made-up world of so many customers."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        click.echo(measure_truth(customers, Path(folder)))


if __name__ == "__main__":
    main()
