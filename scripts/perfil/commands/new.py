"""`perfil new`: files that start a user off."""

from pathlib import Path

import click

from perfil.scaffold.source import new_source, write_files


@click.group()
def new() -> None:
    """Start a source of your own."""


@new.command()
@click.argument("name")
@click.option("--feed", "feeds", multiple=True, required=True, help="A feed to fill; repeatable.")
@click.option("--schema", help="Where the raw tables are; by default the source's name.")
@click.option("--project-dir", default=".", help="Folder of dbt_project.yml; by default this one.")
@click.option("--dry-run", is_flag=True, help="Show the files, write nothing.")
def source(
    name: str, feeds: tuple[str, ...], schema: str | None, project_dir: str, dry_run: bool
) -> None:
    """Write a staging folder for NAME, one model per feed, ready to fill in.

    \b
        perfil new source loyalty --feed contacts --feed events --schema raw
    """
    folder = Path(project_dir).resolve()
    files = new_source(folder, name, list(dict.fromkeys(feeds)), schema or name)
    if dry_run:
        for path, content in files.items():
            click.echo(f"--- {path.relative_to(folder)}\n{content}")
        return
    write_files(files)
    for path in files:
        click.echo(path.relative_to(folder))
    click.echo(
        f"Next: name your tables and columns in models/staging/{name}/, then list the models "
        "under vars: perfil: in dbt_project.yml:",
        err=True,
    )
    for feed in dict.fromkeys(feeds):
        click.echo(f"  feed_{feed}: [stg_{name}__{feed}]", err=True)
