"""Say what a proposal changes."""

import json
from typing import Any

import click

from perfil.tables import console_for_tables

Told = dict[str, Any]


def show(told: Told, form: str) -> None:
    """Print a comparison: JSON, or sentences and small tables."""
    if form == "json":
        click.echo(json.dumps(told, indent=2, ensure_ascii=False, default=str))
        return
    if not told["is_different"]:
        click.echo("Nothing changes: every customer, segment and amount is as it is.")
        return
    for line in sentences(told):
        click.echo(line)
    segments = [row for row in told["segments"] if row["entered"] or row["left"]]
    _table("Segments", segments, ("segment", "before", "after", "entered", "left", "kept"))
    _table("RFM segments", told["rfm_moves"], ("from", "to", "customers"))
    revenue = [row for row in told["revenue"] if row["moved"]]
    _table("Revenue", revenue, ("currency", "before", "after", "moved", "customers"))
    for title, examples in told["examples"].items():
        _examples(title, examples)


def sentences(told: Told) -> list[str]:
    """The counts that are not nothing, one sentence each."""
    customers, found = told["customers"], told["identifiers"]
    largest = told["largest_profile"]
    lines = [
        f"Customers and visitors: {customers['before']:,} before, {customers['after']:,} after; "
        f"known ones: {customers['known_before']:,} and {customers['known_after']:,}.",
        f"Identifiers whose customer changes: {found['changed']:,}; nobody's any more: "
        f"{found['gone']:,}; somebody's now: {found['come']:,}.",
    ]
    for kind in ("merged", "split"):
        if told[kind]["profiles"]:
            counts = told[kind]
            lines.append(f"Profiles {kind}: {counts['profiles']:,} into {counts['into']:,}.")
    if customers["renamed"]:
        lines.append(f"Customers who get another id and are the same: {customers['renamed']:,}.")
    if customers["gone"] or customers["come"]:
        lines.append(
            f"Customers whom nothing names any more: {customers['gone']:,}; "
            f"new ones: {customers['come']:,}."
        )
    if largest["before"] != largest["after"]:
        lines.append(
            f"Most identifiers of one customer: {largest['before']:,} before, "
            f"{largest['after']:,} after."
        )
    return lines


def _table(title: str, rows: list[Told], keys: tuple[str, ...]) -> None:
    """A small table, or nothing where there are no rows."""
    if not rows:
        return
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for key in keys:
        is_name = key in ("segment", "from", "to", "currency")
        table.add_column(key, justify="left" if is_name else "right")
    for row in rows:
        table.add_row(*(_cell(row[key]) for key in keys))
    click.echo(f"\n{title}")
    console_for_tables().print(table)


def _cell(value: Any) -> str:
    if value is None:
        return "(none)"
    if isinstance(value, str):
        return value
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def _examples(title: str, examples: list[Told]) -> None:
    """The largest merges or splits, an identifier or three of each profile."""
    if not examples:
        return
    click.echo(f"\nLargest {title}")
    for example in examples:
        click.echo(f"{example['customer_id']}")
        for profile in example["profiles"]:
            more = profile["identifier_count"] - len(profile["identifiers"])
            names = ", ".join(profile["identifiers"]) + (f" and {more} more" if more else "")
            mark = "was" if title == "merged" else "becomes"
            click.echo(f"  {mark} {profile['customer_id']}: {names}")
