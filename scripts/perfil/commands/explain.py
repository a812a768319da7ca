"""`perfil explain`: why is this one person?"""

import json
import sys
from pathlib import Path
from typing import Any

import click

from perfil.commands.options import FORMAT, MANIFEST, WHERE, with_options
from perfil.errors import PerfilError
from perfil.explain.evidence import MARTS, RULES, Evidence
from perfil.explain.tree import path, weakest
from perfil.marts import find_marts
from perfil.project import find_target, project_vars, read_project
from perfil.tables import console_for_tables
from perfil.warehouse import open_warehouse


@click.command()
@click.argument("identifier")
@click.argument("other", required=False)
@click.option("--html", type=click.Path(path_type=Path), help="Draw it: a page to write.")
@with_options(FORMAT, MANIFEST, WHERE)
def explain(
    *,
    identifier: str,
    other: str | None,
    html: Path | None,
    form: str,
    target_path: str | None,
    **where: str | None,
) -> None:
    """Say why identifiers are one customer's: with OTHER, the path from one to the other; alone,
    all that holds the customer together, and its weakest link.

    An identifier is its value, as customer_identifiers has it, with its type before it where the
    value alone could be several. Each link names its rule, the first row that says so, and since
    when. --html writes a picture, one file that needs no network. Exits with 0, or with 1 when the
    two are not one customer's.

    \b
        perfil explain ana@shop.example
        perfil explain user_id:1042 phone:+442079460000
        perfil explain ana@shop.example --html ana.html
    """
    target = find_target(where["target"], where["project_dir"], where["profiles_dir"])
    rules = str(project_vars(read_project(target.project_dir)).get(RULES) or RULES)
    with open_warehouse(target, read_only=True) as warehouse:
        marts = find_marts(target, warehouse, [*MARTS, rules], target_path)
        evidence = Evidence(warehouse, marts, rules)
        told = tell(evidence, identifier, other)
    if html:
        write_page(html, told)
    show(told, form)
    sys.exit(0 if told["is_one_customer"] else 1)


def tell(evidence: Evidence, said: str, other_said: str | None) -> dict[str, Any]:
    """All there is to say, ready to print: who, by which links, and what a limit forbade."""
    one, customer = evidence.find(said)
    told: dict[str, Any] = {"identifier": str(one), "customer_id": customer}
    if other_said is None:
        told |= {"quarantined": evidence.quarantine([one])}
        identifiers, links = evidence.identifiers(customer), evidence.links(customer)
        conflicts = evidence.conflicts(customer)
    else:
        other, others_customer = evidence.find(other_said)
        told |= {"other": str(other), "other_customer_id": others_customer}
        told |= {"quarantined": evidence.quarantine([one, other])}
        if customer != others_customer:
            conflicts = evidence.conflicts(customer, others_customer)
            apart = evidence.kept_apart(customer, others_customer)
            return told | {"is_one_customer": False, "kept_apart": apart, "conflicts": conflicts}
        links, conflicts = path(evidence.links(customer), one, other), []
        identifiers = list(dict.fromkeys([one, *(link.other for link in links)]))
    weak = weakest(links)
    return told | {
        "is_one_customer": True,
        "identifiers": [str(one) for one in identifiers],
        "links": [link.as_row() for link in links],
        "weakest": weak.as_row() if weak else None,
        "conflicts": conflicts,
    }


def write_page(file: Path, told: dict[str, Any]) -> None:
    """Draw what was told into a page."""
    from perfil.explain.page import page

    if not told["is_one_customer"]:
        raise PerfilError("There is no path to draw: the two are not one customer's.")
    try:
        file.write_text(page(told), encoding="utf-8")
    except OSError as error:
        raise PerfilError(f"{file} cannot be written: {error.strerror}.") from error
    click.echo(f"Drawn: {file}", err=True)


def show(told: dict[str, Any], form: str) -> None:
    """Print what was told: JSON, or a table of the links and a sentence or two."""
    if form == "json":
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return
    if not told["is_one_customer"]:
        click.echo(
            f"{told['identifier']} and {told['other']} are two customers: {told['customer_id']} "
            f"and {told['other_customer_id']}."
        )
        for apart in told["kept_apart"]:
            why = f" ({apart['reason']})" if apart["reason"] else ""
            click.echo(f"Kept apart by hand: {apart['from']} and {apart['to']}{why}.")
    else:
        _show_links(told)
    for shared in told["quarantined"]:
        click.echo(f"{shared['identifier']} joins nobody: {shared['reason']}.")
    for conflict in told["conflicts"]:
        click.echo(
            f"Not joined: {conflict['from']} and {conflict['to']} stand together, but a limit "
            f"forbids it ({conflict['limit']})."
        )


def _show_links(told: dict[str, Any]) -> None:
    count = len(told["identifiers"])
    click.echo(f"Customer {told['customer_id']}, {count} identifier{'s' if count > 1 else ''}.")
    if not told["links"]:
        click.echo(f"{told['identifier']} stands alone.")
        return
    from rich.table import Table

    table = Table("from", "to", "rule", "since", "first said by", "said", box=None, pad_edge=False)
    for link in told["links"]:
        said = f"{link['sightings']} ways" if link["sightings"] > 1 else "once"
        said = said if link["sightings"] else ""
        table.add_row(*(link[name] for name in ("from", "to", "rule", "since")),
                      link["record"] or "identity_overrides", said)  # fmt: skip
    console_for_tables().print(table)
    weak = told["weakest"]
    click.echo(f"Weakest link: {weak['from']} and {weak['to']} ({weak['rule']}).")
