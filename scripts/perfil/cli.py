"""The `perfil` command. A sub-command is imported only when it is called."""

import atexit
import os
from importlib import import_module

import click

from perfil import __version__

COMMANDS = {
    "check": "Check the built marts and write a report people can read.",
    "explain": "Say why identifiers are one customer's, or are not.",
    "fit": "Fit the models that predict what customers are worth.",
    "generate": "Make a demo world with known truth: raw tables and what is true of them.",
    "identity": "See what another rule for identity would change, before it does.",
    "link": "Join people by likeness: estimate the pairs, train the weights.",
    "load": "Land a CSV, Parquet or JSON-lines file in the raw schema.",
    "new": "Start a source of your own.",
    "segment": "Start a segment of your own, and look at it before it is built.",
    "sync": "Send segments to the tools that act on them.",
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and one-line helps without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        return getattr(import_module(f"perfil.commands.{name}"), name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="perfil")
def main() -> None:
    """What dbt cannot do for your customer data platform: load, check, send, try out.

    Every command reads the same dbt_project.yml and profiles.yml as dbt does.
    Results go to standard output, progress to standard error. Exit codes: 0 fine,
    1 ran with findings, 2 could not run, 3 refused before sending, 75 try later.
    """


def run() -> None:
    """The command as a program. DuckDB's bindings report leaks when the interpreter ends, after
    all of ours is said and done: that goes nowhere."""
    atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))
    main()
