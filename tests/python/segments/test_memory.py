"""Segments remember: the same day twice, day by day and all at once, a definition that changed.

A few days of the demo on DuckDB; on Spark the last alone, all at once. PERFIL_MEMORY_DAYS=30 tells
that many days on all three engines, in the demo itself, so it is for this module run alone.
"""

import os
import re
from collections import Counter
from datetime import date, timedelta

import pytest
import remembered
from own_process import call_apart
from remembered import JUDGED, LAST, ON_A_DAY, Shop, clock
from support import as_multiset, dbt_places, run

from perfil.segments.rebuild import AT_THE_END

LONG = "PERFIL_MEMORY_DAYS" in os.environ
DAYS = int(os.environ.get("PERFIL_MEMORY_DAYS", "4"))
BUILT_TESTS = ("--exclude", "test_type:unit", "--indirect-selection", "buildable")
START = LAST - timedelta(DAYS - 1)


@pytest.fixture(scope="module")
def shop(demo, tmp_path_factory) -> Shop:
    return Shop(demo("duckdb"), tmp_path_factory.mktemp("memory") / "day_by_day")


@pytest.fixture(scope="module")
def project(shop) -> bytes:
    return shop.read()


@pytest.fixture(scope="module")
def day_by_day(shop, project) -> dict:
    return shop.tell_days(project, DAYS)


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
    shop.run(project, clock(LAST), f"{ON_A_DAY} {AT_THE_END}")
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
    assert other.tell_days(project, DAYS) == day_by_day
    other.forget()
    other.run(project, clock(LAST), ON_A_DAY)
    done = other.rebuild("--from", str(START), "--yes")
    assert done.exit_code == 0, done.output
    assert other.told() == day_by_day


def test_spark_remembers_the_same(demo, tmp_path, request):
    build = demo("spark")
    if LONG:
        call_apart(remembered.tell_days, build, tmp_path / "day_by_day", DAYS)
        assert remembered.told(build) == request.getfixturevalue("day_by_day")
    before = remembered.told(build)
    call_apart(remembered.rebuild, build, tmp_path / "all_at_once", DAYS if LONG else 1)
    assert remembered.told(build) == before


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


def test_a_part_built_later_the_same_day_adds_up(demo, tmp_path, project):
    """A model and all that comes after it. Others are VIPs by then; the day was told, so the log
    stays as it is, and today's sizes are those of now."""
    other = Shop(demo("duckdb"), tmp_path / "part")
    before = as_multiset(other.events())
    part = f"{JUDGED} segment_memberships+"
    other.run(project, clock(LAST), part, reporting_currency="EUR")
    assert as_multiset(other.events()) == before
    sizes = {row["segment_name"]: row for row in other.build.table("segment_sizes")}
    members = Counter(row["segment_name"] for row in other.build.table("segment_memberships"))
    told = Counter(row["segment_name"] for row in other.events())
    assert members != told
    for name, row in sizes.items():
        assert row["member_count"] == members[name] == row["entered_count"] - row["left_count"]


def test_after_a_fit_nobody_is_missing(demo, tmp_path):
    """What `perfil fit` says to build next, with its tests: the demo's want somebody in each
    segment, and sizes that follow from the log."""
    shop = Shop(demo("duckdb"), tmp_path / "fitted")
    known = ["--profiles-dir", str(shop.folder), "--target-path", str(shop.build.folder / "target")]
    said = run("perfil", "fit", *known).stderr
    (select,) = re.findall(r"dbt build --select (\S+)\.", said)
    run("dbt", "--quiet", "build", "--select", select, *BUILT_TESTS, *dbt_places(shop.folder))
    assert min(row["member_count"] for row in shop.build.table("segments")) > 0


def test_what_breaks_off_leaves_the_log_as_it_was(shop, day_by_day):
    before = shop.told()
    done = shop.break_off("--from", "2026-07-02")
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
