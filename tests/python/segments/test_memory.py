"""Segments remember: the same day twice, day by day and all at once, a definition that changed.

The real demo, in files of their own, a few days of it, and of each day only what its segments stand
on. Identity stays as of the demo's last day, which `--select` is for. That each engine records the
same is what unit tests and test_engines_agree say; PERFIL_MEMORY_DAYS=30 tells that many days, on
Postgres too, in its demo itself, so it is for this module run alone.
"""

import os
import shutil
from dataclasses import replace
from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from support import Build, as_multiset, write_profile

from perfil.cli import main
from perfil.project import find_target
from perfil.segments.rebuild import AT_THE_END
from perfil.segments.replay import Replay
from perfil.warehouse import open_warehouse

LONG = "PERFIL_MEMORY_DAYS" in os.environ
DAYS = int(os.environ.get("PERFIL_MEMORY_DAYS", "4"))
START = date(2026, 7, 1) - timedelta(DAYS)
ON_A_DAY = (
    "int_feeds__orders int_feeds__refunds customer_orders customer_refunds customer_revenue "
    "int_value__purchase_amounts customer_purchase_statistics customer_rfm customer_profiles "
    "path:models/segments/value path:models/segments/lifecycle segment_memberships "
    "int_segments__definitions "
    "int_segments__evaluation int_segments__last_definitions int_segments__moves "
    "int_segments__renamed int_segments__gone int_segments__changes int_segments__evaluated "
    "segment_events segment_evaluations"
)
TOLD = "segment_events segment_evaluations segment_membership_history segment_sizes"
TOLD += " segment_transitions segments segment_waterfall segment_overlaps"


class Shop:
    """The demo's warehouse, on DuckDB a copy of it, and dbt on it."""

    def __init__(self, build: Build, folder) -> None:
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

    def run(self, project: bytes, clock: str, names: str, **variables) -> None:
        replace(self.dbt, variables=variables).run(project, clock, names.split())

    def forget(self) -> None:
        """As before the first build."""
        self.dbt.close()
        with open_warehouse(self.target) as warehouse:
            for name in ("segment_events", "segment_evaluations"):
                warehouse.execute(f"drop table {self.build.schema}.{name}")

    def tell_days(self, project: bytes) -> dict:
        """What is told when the demo is built at the end of each day."""
        self.forget()
        for number in range(DAYS):
            self.run(project, clock(number), ON_A_DAY)
        self.run(project, clock(DAYS - 1), AT_THE_END)
        return self.told()

    def told(self) -> dict:
        self.dbt.close()
        return {name: as_multiset(self.build.table(name)) for name in TOLD.split()}

    def events(self) -> list[dict]:
        self.dbt.close()
        return self.build.table("segment_events")

    def rebuild(self, *options: str):
        self.dbt.close()
        places = ["--profiles-dir", self.folder, "--target-path", self.build.folder / "target"]
        command = ["segment", "rebuild", *places, "--select", ON_A_DAY, *options]
        return CliRunner().invoke(main, list(map(str, command)), input="n\n")


def clock(number: int) -> str:
    return f"{START + timedelta(number)} 23:59:59"


@pytest.fixture(scope="module")
def shop(demo, tmp_path_factory) -> Shop:
    return Shop(demo("duckdb"), tmp_path_factory.mktemp("memory") / "day_by_day")


@pytest.fixture(scope="module")
def project(shop) -> bytes:
    return shop.read()


@pytest.fixture(scope="module")
def day_by_day(shop, project) -> dict:
    return shop.tell_days(project)


def test_movement_was_recorded(shop, day_by_day):
    reasons = {row["reason"] for row in shop.build.table("segment_events")}
    assert reasons == {"segment_added", "customer_moved"}
    days = {row["size_date"] for row in shop.build.table("segment_sizes")}
    assert len(days) == DAYS
    assert any(row["valid_to"] for row in shop.build.table("segment_membership_history"))


def test_who_is_to_be_left_alone_comes_first_in_the_waterfall(demo):
    build = demo("duckdb")
    themes = {row["segment_name"]: row["theme"] for row in build.table("segments")}
    alone = {
        row["customer_id"]
        for row in build.table("segment_memberships")
        if themes[row["segment_name"]] == "suppression"
    }
    first = {row["customer_id"]: row["segment_name"] for row in build.table("segment_waterfall")}
    assert alone and {who for who, name in first.items() if themes[name] == "suppression"} == alone


def test_the_last_day_again_changes_nothing(shop, project, day_by_day):
    shop.run(project, clock(DAYS - 1), f"{ON_A_DAY} {AT_THE_END}")
    assert shop.told() == day_by_day


def test_all_at_once_is_day_by_day(demo, tmp_path, day_by_day):
    """From a log that knows the demo's last day alone."""
    other = Shop(demo("duckdb"), tmp_path / "all_at_once")
    assert len({row["evaluated_at"] for row in other.build.table("segment_evaluations")}) == 1
    done = other.rebuild("--from", str(START), "--yes")
    assert done.exit_code == 0, done.output
    assert f"{DAYS} days told anew" in done.stdout
    assert other.told() == day_by_day


@pytest.mark.skipif(not LONG, reason="PERFIL_MEMORY_DAYS not set")
def test_postgres_remembers_the_same(demo, tmp_path, day_by_day):
    """Day by day, and all at once."""
    other = Shop(demo("postgres"), tmp_path / "postgres")
    project = other.read()
    assert other.tell_days(project) == day_by_day
    other.forget()
    other.run(project, clock(DAYS - 1), ON_A_DAY)
    done = other.rebuild("--from", str(START), "--yes")
    assert done.exit_code == 0, done.output
    assert other.told() == day_by_day


def test_a_changed_var_is_no_movement(shop, project, day_by_day):
    """Value is judged in euros from now on: others are VIPs, though nobody did anything."""
    for moment in ("2026-07-01 23:59:59", "2026-07-02 23:59:59"):
        shop.run(project, moment, ON_A_DAY, reporting_currency="EUR")
    events = shop.events()
    first, second = (
        {row["reason"] for row in events if row["evaluated_at"].date() == date(2026, 7, day)}
        for day in (1, 2)
    )
    assert first == {"definition_changed"}
    assert second <= {"customer_moved"}


def test_the_log_alone_built_again_notes_nothing_twice(shop, project, day_by_day):
    """Of a day that no evaluation tells of yet: its changes stand there, and are noted."""
    moment = "2026-07-03 23:59:59"
    shop.run(project, moment, ON_A_DAY.replace("segment_evaluations", ""))
    noted = as_multiset(shop.events())
    shop.run(project, moment, "segment_events")
    assert as_multiset(shop.events()) == noted
    shop.run(project, moment, ON_A_DAY)
    assert as_multiset(shop.events()) == noted
    assert any(str(row["evaluated_at"]) == moment for row in shop.events())


def test_what_breaks_off_leaves_the_log_as_it_was(shop, day_by_day):
    before = shop.told()
    with open_warehouse(shop.target) as warehouse:
        warehouse.execute(f"drop table {shop.build.schema}.seg_vip")
    done = shop.rebuild("--from", "2026-07-02", "--yes", "--select", "segment_memberships")
    assert done.exit_code == 2, done.output
    assert "The model segment_memberships cannot be built: " in done.output
    assert "What was recorded is as it was." in done.output
    after = shop.told()
    assert all(after[name] == before[name] for name in ("segment_events", "segment_evaluations"))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--from", "2026-05-26", "--to", "2026-05-28"], "Write --to 2026-0"),
        (["--from", "2026-07-05", "--to", "2026-07-04"], "There are no days from 2026-07-05"),
        (["--from", "2026-06-26", "--to", "2126-07-04"], "and --to not after today"),
        (["--from", "2026-06-26"], "Nothing was changed."),
    ],
)
def test_days_that_cannot_be_told_and_a_no(shop, day_by_day, options, sentence):
    done = shop.rebuild(*options)
    assert done.exit_code != 0 and sentence in done.output, done.output
