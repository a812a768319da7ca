"""`perfil segment rebuild`: tell past days of segments anew."""

from datetime import datetime
from typing import Any

import click

from perfil.commands.options import MANIFEST, WHERE, with_options
from perfil.commands.say import say
from perfil.errors import StoppedError
from perfil.manifest import target_folder
from perfil.project import Target, find_target
from perfil.proposal.inputs import built_with, read_variables
from perfil.segments.log import Log, find_log
from perfil.segments.rebuild import FOR_EACH_DAY, Plan, Rebuild, plan_for, rebuilt
from perfil.warehouse import open_warehouse

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--from", "start", type=DAY, required=True, help="The first day, as 2026-03-01.")
@click.option("--to", "end", type=DAY, help="The last day; by default the last recorded.")
@click.option("--vars", "variables", help="Vars as in dbt, over those of the last build.")
@click.option("--select", help=f"What to build for each day, as in dbt; {FOR_EACH_DAY} by default.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_options(MANIFEST, WHERE)
def rebuild(
    *, start: datetime, end: datetime | None, variables: str | None, yes: bool, **more: Any
) -> None:
    """Tell past days of segments anew, by today's definitions: segment_events and
    segment_evaluations become what building at the end of each of these days would have recorded.

    Shows the days and what was recorded of them, and asks. The days must reach the last that was
    recorded. When it breaks off, what was recorded is put back. Everything that segments stand on
    is built as of each day, identity too.

    \b
        perfil segment rebuild --from 2026-06-01
        perfil segment rebuild --from 2026-06-01 --to 2026-06-30 --yes
    """
    target = find_target(more["target"], more["project_dir"], more["profiles_dir"])
    log, plan = look(target, more["target_path"], start, end)
    show(plan)
    if not yes and not click.confirm("Tell these days anew?", err=True):
        raise StoppedError("Nothing was changed.")
    given = built_with(target_folder(target, more["target_path"])) | read_variables(variables)
    told = rebuilt(Rebuild(target, log, plan, say), more, given)
    click.echo(
        f"{len(plan.clocks)} days told anew: {told.events:,} events, {plan.events:,} before."
    )


def look(
    target: Target, target_path: str | None, start: datetime, end: datetime | None
) -> tuple[Log, Plan]:
    """The log, whole, and what is to be done."""
    with open_warehouse(target) as warehouse:
        log = find_log(target, warehouse, target_path)
        if log.is_aside(warehouse):
            log.put_back(warehouse)
            say("A rebuild broke off before: what it had set aside is back.")
        return log, plan_for(log, warehouse, start.date(), end and end.date())


def show(plan: Plan) -> None:
    """The days, and what there is of them."""
    say(f"{len(plan.clocks)} days, from {plan.clocks[0]} to {plan.clocks[-1]} (UTC).")
    for day, recorded in plan.recorded.items():
        say(f"  {day}: {recorded.evaluations} times judged, {recorded.events:,} events")
    say(f"In their place: {plan.events:,} events of {plan.evaluations} times.")
