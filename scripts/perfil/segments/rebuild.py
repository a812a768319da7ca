"""Tell past days of segments anew: the log of each as if dbt had run at its end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from perfil.errors import PerfilError, StoppedError
from perfil.manifest import target_folder
from perfil.project import Target
from perfil.segments.log import Log, Recorded
from perfil.segments.replay import Replay
from perfil.warehouse import Warehouse, open_warehouse

# all that stands between a day's rows and the log, identity too: ids are as of the day
FOR_EACH_DAY = "+segment_evaluations"
# what is made of the log and of the last day; a bare `segments` would be the folder, all segments
AT_THE_END = (
    "int_segments__judged_days int_segments__moments int_segments__movements segment_sizes "
    "int_segments__patterns segment_overlaps segment_membership_history segment_transitions "
    "segment_waterfall file:segments.sql"
)


@dataclass(frozen=True)
class Plan:
    """Which days are told anew, as of when, and what was recorded of them."""

    start: date
    clocks: list[str]
    recorded: dict[date, Recorded]

    @property
    def events(self) -> int:
        return sum(day.events for day in self.recorded.values())

    @property
    def evaluations(self) -> int:
        return sum(day.evaluations for day in self.recorded.values())


def plan_for(log: Log, warehouse: Warehouse, start: date, end: date | None) -> Plan:
    """A plan for the days from `start` to `end`, by default the last recorded.

    Raises PerfilError when the days do not reach the last that was recorded: what stands behind
    them in the log would no longer follow; or when they reach beyond today.
    """
    latest = log.latest(warehouse)
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    last = latest or now.date() - timedelta(days=1)
    end = end or max(last, start)
    if latest and end < last:
        raise PerfilError(
            f"Segments were last recorded on {last}, so the days must reach it, or what is "
            f"recorded after {end} would not follow from them. Write --to {last}."
        )
    if end < start or end > now.date():
        raise PerfilError(
            f"There are no days from {start} to {end} that could be told: give --from before --to, "
            f"and --to not after today, {now.date()} (UTC)."
        )
    days = [start + timedelta(days=number) for number in range((end - start).days + 1)]
    ends = [min(datetime.combine(day, time(23, 59, 59)), now) for day in days]
    return Plan(start, [str(moment) for moment in ends], log.recorded(warehouse, start))


@dataclass(frozen=True)
class Rebuild:
    """Days to be told anew; `tell` hears of each."""

    target: Target
    log: Log
    plan: Plan
    tell: Callable[[str], None]

    def run(self, replay: Replay, names: list[str], known: Path) -> None:
        """Set the log aside, run day after day, forget what was set aside; or put it back."""
        self.tell("Reading the project …")
        project = replay.read(known)
        with open_warehouse(self.target) as warehouse:
            self.log.set_aside(warehouse, self.plan.start)
        clocks = self.plan.clocks
        try:
            for number, clock in enumerate(clocks, 1):
                self.tell(f"{number} of {len(clocks)}: {clock[:10]} …")
                replay.run(project, clock, names)
            replay.run(project, clocks[-1], AT_THE_END.split())
        except BaseException:
            with open_warehouse(self.target) as warehouse:
                self.log.put_back(warehouse)
            self.tell("What was recorded is as it was. Run 'dbt build': other tables may be past.")
            raise
        with open_warehouse(self.target) as warehouse:
            self.log.forget(warehouse)


def rebuilt(work: Rebuild, options: dict[str, Any], variables: dict[str, Any]) -> Plan:
    """Do it, in a folder of our own; gives the plan with what is recorded now."""
    names = str(options["select"] or FOR_EACH_DAY).split()
    known = target_folder(work.target, options["target_path"])
    with TemporaryDirectory(prefix="perfil-rebuild-") as folder:
        replay = Replay(work.target, Path(folder), options["profiles_dir"], variables)
        try:
            work.run(replay, names, known)
        except KeyboardInterrupt as error:
            raise StoppedError("Stopped.") from error
        finally:
            replay.close()
    with open_warehouse(work.target, read_only=True) as warehouse:
        recorded = work.log.recorded(warehouse, work.plan.start)
    return Plan(work.plan.start, work.plan.clocks, recorded)
