"""A shop whose days are told one after another: the demo on one engine, and dbt on it.

Of each day only what its segments stand on is built. Identity stays as of the demo's last day,
which `--select` is for.
"""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from click.testing import CliRunner, Result
from support import UP_TO_RFM, Build, as_multiset, write_profile

from perfil.cli import main
from perfil.project import find_target
from perfil.segments.rebuild import AT_THE_END
from perfil.segments.replay import Replay
from perfil.warehouse import open_warehouse

LAST = date(2026, 6, 30)  # the demo's last day
JUDGED = f"{UP_TO_RFM} customer_profiles path:models/segments/value path:models/segments/lifecycle"
ON_A_DAY = (
    f"{JUDGED} segment_memberships "
    "int_segments__definitions int_segments__evaluation int_segments__last_definitions "
    "int_segments__moves int_segments__renamed int_segments__gone "
    "int_segments__changes int_segments__evaluated segment_events segment_evaluations"
)
TOLD = (
    "segment_events segment_evaluations segment_membership_history segment_sizes "
    "segment_transitions segments segment_waterfall segment_overlaps"
)


class Shop:
    """The demo's warehouse, on DuckDB a copy of it, and dbt on it."""

    def __init__(self, build: Build, folder: Path) -> None:
        folder.mkdir()
        engine = build.engine
        if engine.name == "duckdb":
            path = str(folder / "warehouse.duckdb")
            shutil.copy(engine.settings["path"], path)
            engine = replace(engine, settings={"type": "duckdb", "path": path}, folder=folder)
        write_profile(folder, engine, build.schema)
        self.build, self.folder = replace(build, engine=engine), folder
        self.target = find_target(profiles_dir=folder)
        self.dbt = Replay(self.target, folder, str(folder), {})

    def read(self) -> bytes:
        return self.dbt.read(self.build.folder / "target")

    def run(self, project: bytes, clock: str, names: str, **variables: str) -> None:
        replace(self.dbt, variables=variables).run(project, clock, names.split())

    def forget(self) -> None:
        """As before the first build."""
        self.dbt.close()
        with open_warehouse(self.target) as warehouse:
            for name in ("segment_events", "segment_evaluations"):
                warehouse.execute(f"drop table {self.build.schema}.{name}")

    def tell_days(self, project: bytes, days: int) -> dict:
        """What is told when the demo is built at the end of each of its last days."""
        self.forget()
        for back in reversed(range(days)):
            self.run(project, clock(LAST - timedelta(back)), ON_A_DAY)
        self.run(project, clock(LAST), AT_THE_END)
        return self.told()

    def told(self) -> dict:
        self.dbt.close()
        return told(self.build)

    def events(self) -> list[dict]:
        self.dbt.close()
        return self.build.table("segment_events")

    def rebuild(self, *options: str) -> Result:
        self.dbt.close()
        places = ["--profiles-dir", self.folder, "--target-path", self.build.folder / "target"]
        command = ["segment", "rebuild", *places, "--select", ON_A_DAY, *options]
        return CliRunner().invoke(main, list(map(str, command)), input="n\n")

    def break_off(self, *options: str) -> Result:
        """A rebuild that cannot end, for want of a segment that a table reads."""
        with open_warehouse(self.target) as warehouse:
            warehouse.execute(f"drop table {self.build.schema}.seg_vip")
        return self.rebuild(*options, "--yes", "--select", "segment_memberships")


def clock(day: date) -> str:
    return f"{day} 23:59:59"


def told(build: Build) -> dict:
    """All that is remembered, each table's rows in no order."""
    return {name: as_multiset(build.table(name)) for name in TOLD.split()}


def tell_days(build: Build, folder: Path, days: int) -> None:
    shop = Shop(build, folder)
    shop.tell_days(shop.read(), days)


def rebuild(build: Build, folder: Path, days: int) -> None:
    """Its last days, all at once, from a log in which somebody entered who never did; and before
    that a rebuild that breaks off and puts that log back."""
    shop, events = Shop(build, folder), f"{build.schema}.segment_events"
    begin = ("--from", str(LAST - timedelta(days - 1)))
    columns = "segment_name, event, reason, evaluated_at, entered_at, definition_hash"
    with open_warehouse(shop.target) as warehouse:
        warehouse.execute(
            f"insert into {events} ({columns}, customer_id) "
            f"select {columns}, 'nobody' from {events} where evaluated_at = "
            f"(select max(evaluated_at) from {events}) limit 1"
        )
    before = as_multiset(shop.events())
    done = shop.break_off(*begin)
    assert done.exit_code == 2 and "What was recorded is as it was." in done.output, done.output
    assert as_multiset(shop.events()) == before
    done = shop.rebuild(*begin, "--yes")
    assert done.exit_code == 0, done.output
    assert f"{days} days told anew" in done.stdout
