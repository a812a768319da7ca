"""Say what a preview found, and which segments there are."""

import json
from typing import Any

import click

from perfil.tables import console_for_tables

Told = dict[str, Any]


def show_list(rows: list[Told], form: str) -> None:
    """The listed segments, as JSON or a table."""
    if form == "json":
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    table(rows, ("segment", "label", "theme", "owner", "size"))


def show_preview(told: Told, form: str) -> None:
    """A preview, as JSON, or as sentences and small tables."""
    if form == "json":
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return
    for line in sentences(told):
        click.echo(line)
    if told["overlaps"]:
        click.echo("\nWho is in others too")
        table(told["overlaps"], ("segment", "size", "both", "jaccard"))
    if told["sample"]:
        click.echo("\nMembers, for example")
        table(told["sample"], ("customer_id", "email"))


def sentences(told: Told) -> list[str]:
    """How many, and what became of those who were in."""
    share = "" if told["share"] is None else f", {told['share']:.1%} of all {told['members']}"
    named = told["segment"] + (f" ({told['label']})" if told["label"] else "")
    lines = [f"{named}: {told['size']:,} members{share}."]
    change = told["change"]
    if change is None:
        lines.append("It was never built.")
    else:
        since = f" as of {told['as_of']}" if told["as_of"] else ""
        lines.append(
            f"Last built{since}, with {change['before']:,}: {change['entered']:,} would enter, "
            f"{change['left']:,} leave, {change['kept']:,} stay."
        )
    if not told["overlaps"]:
        lines.append("Nobody in it is in another listed segment.")
    return lines


def remarks(told: Told) -> list[str]:
    """What is to be done before it counts, a sentence each."""
    lines = []
    if not told["is_listed"]:
        lines.append(
            f"{told['segment']} is not listed under vars: segments in dbt_project.yml: "
            "segment_memberships leaves it out. Add its model to the list."
        )
    strangers = told["visitors"]
    if told["members"] == "visitors":
        strangers = told["size"] - told["visitors"]
    if strangers:
        right = "visitors" if told["members"] == "customers" else "customers"
        lines.append(
            f"{strangers:,} of its members are {right}. Leave them out, or say 'members: {right}' "
            "in its config.meta.segment, where all are."
        )
    return lines


def table(rows: list[Told], keys: tuple[str, ...]) -> None:
    """A small table: numbers to the right, a dash where nothing is known."""
    from rich.table import Table

    made = Table(box=None, pad_edge=False)
    for key in keys:
        made.add_column(key, justify="right" if key in ("size", "both", "jaccard") else "left")
    for row in rows:
        made.add_row(*(cell(row[key]) for key in keys))
    console_for_tables().print(made)


def cell(value: Any) -> str:
    """A value as a person reads it."""
    if value is None:
        return "-"
    if isinstance(value, str):
        return value
    return f"{value:,}" if isinstance(value, int) else f"{value:.3f}"
