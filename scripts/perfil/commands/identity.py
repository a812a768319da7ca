"""`perfil identity`: see what another rule would change, before it does."""

import sys
from pathlib import Path
from typing import Any

import click

from perfil.commands.options import FORMAT, MANIFEST, WHERE, with_options
from perfil.commands.say import say
from perfil.errors import PerfilError, StoppedError
from perfil.manifest import target_folder
from perfil.project import find_target
from perfil.proposal.build import built
from perfil.proposal.compare import Comparison
from perfil.proposal.inputs import Proposal, built_with, read_variables
from perfil.proposal.report import show
from perfil.warehouse import open_warehouse

FILE = click.Path(path_type=Path)


@click.group()
def identity() -> None:
    """See what another rule for identity would change, before it does.

    \b
        perfil identity diff --overrides decisions.csv
    """


@identity.command()
@click.option("--rules", type=FILE, help="A CSV file in place of the seed identity_rules.")
@click.option("--overrides", type=FILE, help="A CSV file in place of identity_overrides.")
@click.option("--blocked", type=FILE, help="A CSV file in place of identity_blocked_values.")
@click.option("--vars", "variables", help="Vars as in dbt, over those of the last build.")
@click.option(
    "--sample", type=click.IntRange(min=0), default=3, show_default=True, help="Examples shown."
)
@click.option("--keep", is_flag=True, help="Leave the proposed tables in the warehouse.")
@with_options(FORMAT, MANIFEST, WHERE)
def diff(
    *,
    variables: str | None,
    sample: int,
    keep: bool,
    form: str,
    target_path: str | None,
    **more: Any,
) -> None:
    """Compare the present state with a proposed change of rules, decisions or thresholds: profiles
    merged and split, customers whose segment moves, revenue moved.

    The proposal is built beside the present tables, from the same feeds and as of the same moment,
    in schemas that are dropped at the end. Without a file, the seeds are taken as they stand in the
    project: edit, look, build. A change of feeds or staging does not show. On DuckDB and Postgres.
    Exits with 0 when nothing changes, 1 when something does, 2 when it could not be built.

    \b
        dbt build
        perfil identity diff
        perfil identity diff --rules rules.csv --overrides decisions.csv
        perfil identity diff --vars '{identity_rules: strict_rules}' --format json
    """
    target = find_target(more["target"], more["project_dir"], more["profiles_dir"])
    if target.engine == "spark":
        raise PerfilError(
            "perfil identity diff works on DuckDB and Postgres. On Spark, build the proposal with "
            "a target of another schema and compare the tables of the two."
        )
    given = built_with(target_folder(target, target_path)) | read_variables(variables)
    proposal = Proposal(files_of(more), given)
    try:
        with built(target, proposal, more["profiles_dir"], target_path, keep, say) as states:
            say("Comparing …")
            with open_warehouse(target) as warehouse:
                told = Comparison(warehouse, states).told(sample)
    except KeyboardInterrupt as error:
        raise StoppedError("Stopped. The present tables are as they were.") from error
    if keep:
        say(f"Kept: the schemas that begin with {states.schema}.")
    show(told, form)
    sys.exit(1 if told["is_different"] else 0)


def files_of(options: dict[str, Any]) -> dict[str, Path]:
    """The files that are there to read, by the var whose table they stand in for."""
    named = {
        "identity_rules": options["rules"],
        "identity_overrides": options["overrides"],
        "identity_blocked_values": options["blocked"],
    }
    files = {var: file for var, file in named.items() if file}
    for file in files.values():
        if not file.is_file():
            raise PerfilError(f"There is no file {file}. Give a CSV file with the seed's columns.")
    return files
