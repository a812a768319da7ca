"""The options that every command has, under dbt's names."""

from collections.abc import Callable
from typing import Any

import click

WHERE = (
    click.option("--target", help="The profile's output to use, as in dbt."),
    click.option("--project-dir", help="Folder of dbt_project.yml; by default this one."),
    click.option("--profiles-dir", help="Folder of profiles.yml, as in dbt."),
)
MANIFEST = (
    click.option("--target-path", help="Folder of dbt's manifest.json; by default target."),
)
FORMAT = (
    click.option(
        "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
    ),
)


def with_options(*groups: tuple[Callable[..., Any], ...]) -> Callable[..., Any]:
    """A decorator that adds groups of options, shown in the order given."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed([option for group in groups for option in group]):
            command = option(command)
        return command

    return add
