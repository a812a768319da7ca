"""`perfil segment`: segments of one's own."""

import sys
from pathlib import Path
from typing import Any

import click

from perfil.commands.options import FORMAT, MANIFEST, WHERE, with_options
from perfil.commands.say import say
from perfil.commands.segment_rebuild import rebuild
from perfil.errors import BusyError, PerfilError
from perfil.manifest import read_manifest, target_folder
from perfil.marts import find_marts
from perfil.project import Target, find_target
from perfil.proposal.build import clock
from perfil.proposal.inputs import built_with, read_variables
from perfil.scaffold.source import write_files
from perfil.segments import listing, report
from perfil.segments.catalogue import read_catalogue
from perfil.segments.compiled import compile_segment
from perfil.segments.preview import MARTS, Preview
from perfil.segments.scaffold import STARTS, Words, label_of, new_segment, to_list
from perfil.warehouse import open_warehouse

common = with_options(FORMAT, MANIFEST, WHERE)


@click.group()
def segment() -> None:
    """Start a segment of your own, and look at it before it is built.

    \b
        perfil segment new big_spenders
        perfil segment preview big_spenders
        perfil segment rebuild --from 2026-06-01
    """


segment.add_command(rebuild)


@segment.command()
@click.argument("name")
@click.option("--theme", default="own", show_default=True, help="Folder of models/segments.")
@click.option("--label", help="What people call it.")
@click.option("--owner", help="Who answers for it.")
@click.option("--purpose", help="What it is good for.")
@click.option("--question", help="The question that it answers.")
@click.option(
    "--members", type=click.Choice(list(STARTS)), default="customers", show_default=True,
    help="Who may be in it: known customers, or anonymous visitors.",
)  # fmt: skip
@click.option("--project-dir", default=".", help="Folder of dbt_project.yml; by default this one.")
@click.option("--dry-run", is_flag=True, help="Show the files, write nothing.")
def new(
    *, name: str, theme: str, members: str, project_dir: str, dry_run: bool, **given: str | None
) -> None:
    """Write the model of a segment NAME, its yml and its unit test: a rule that works, to be
    changed into yours. At a terminal you are asked what no option says.

    \b
        perfil segment new big_spenders --owner Marketing --purpose "reward them"
    """
    folder = Path(project_dir).resolve()
    words = _words(name, given)
    files = new_segment(folder, name, theme, members, words)
    if dry_run:
        for path, content in files.items():
            click.echo(f"--- {path.relative_to(folder)}\n{content}")
        return
    write_files(files)
    for path in files:
        click.echo(path.relative_to(folder))
    say(
        "Next: write your rule and its unit test, look at it (perfil segment preview "
        f"{name.removeprefix('seg_')}), and list it under vars: perfil: segments: in "
        "dbt_project.yml:"
    )
    say(to_list(folder, name))


def _words(name: str, given: dict[str, str | None]) -> Words:
    """What the options say; the rest is asked for at a terminal, and made up elsewhere."""
    label = given["label"] or _ask("label", label_of(name))
    usual = {"owner": "Marketing", "purpose": "try it out", "question": f"Who is in '{label}'?"}
    return Words(label, **{key: given[key] or _ask(key, text) for key, text in usual.items()})


def _ask(key: str, usual: str) -> str:
    if not sys.stdin.isatty():
        return usual
    return str(click.prompt(key.capitalize(), default=usual, err=True))


@segment.command("list")
@common
def list_(*, form: str, target_path: str | None, **where: str | None) -> None:
    """Show the listed segments: who owns them, and how many are in each as last built.

    \b
        perfil segment list --format json
    """
    target = find_target(where["target"], where["project_dir"], where["profiles_dir"])
    models = listing.models_of(read_manifest(target, target_path))
    given = built_with(target_folder(target, target_path))
    catalogue = read_catalogue(target.project_dir, given)
    report.show_list(listing.listed(catalogue, models, _sizes(target, models)), form)
    for line in listing.remarks(target, catalogue, models):
        say(line)


def _sizes(target: Target, models: dict[str, Any]) -> dict[str, int]:
    """Sizes by segment; why there are none is said, and the list is shown all the same."""
    try:
        with open_warehouse(target, read_only=True) as warehouse:
            return listing.sizes(warehouse, models)
    except BusyError:
        raise
    except PerfilError as error:
        say(error.message)
        return {}


@segment.command()
@click.argument("name")
@click.option("--vars", "variables", help="Vars as in dbt, over those of the last build.")
@click.option(
    "--sample", type=click.IntRange(min=0), default=5, show_default=True, help="Members shown."
)
@common
def preview(
    *,
    name: str,
    variables: str | None,
    sample: int,
    form: str,
    target_path: str | None,
    **where: str | None,
) -> None:
    """Show what the segment NAME would be, by its file as it stands now: how many, which others
    they are in, some of them (masked), and who would enter and leave. Nothing is built.

    It is judged by the marts as last built, and as of the same moment. On DuckDB and Postgres.

    \b
        perfil segment preview vip
        perfil segment preview vip --format json
    """
    target = find_target(where["target"], where["project_dir"], where["profiles_dir"])
    if target.engine == "spark":
        raise PerfilError(
            "perfil segment preview works on DuckDB and Postgres. On Spark, run 'dbt build "
            f"--select seg_{name.removeprefix('seg_')}' into a target of another schema and look."
        )
    given = built_with(target_folder(target, target_path)) | read_variables(variables)
    found = read_catalogue(target.project_dir, given).find(name)
    with open_warehouse(target, read_only=True) as warehouse:
        places = find_marts(target, warehouse, MARTS, target_path)
        moment = clock(warehouse, places)
    say("Compiling …")
    compiled = compile_segment(target, found, given, moment, where["profiles_dir"], target_path)
    with open_warehouse(target, read_only=True) as warehouse:
        told = Preview(warehouse, found, compiled, places, moment).told(sample)
    report.show_preview(told, form)
    for line in report.remarks(told):
        say(line)
