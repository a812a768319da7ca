"""Shares as chance has them, and arms that stay, on a hundred thousand customers."""

import hashlib
from collections import Counter

import numpy as np
import pytest
from sandbox import ARMS, Sandbox, sandbox
from scipy import stats
from support import dbt_places, run

SHARES = {"control": (0, 5000), "letter": (5000, 8000), "call": (8000, 9000)}
PEOPLE = 100_000
LOG = "int_experiments__assignments"


@pytest.fixture(scope="module")
def people(demo):
    """A hundred thousand customers and an experiment, as a second build finds them."""
    build = demo("duckdb")
    run("dbt", "--quiet", "compile", *dbt_places(build.folder), "--select", LOG)
    with sandbox(build) as box:
        box.values(
            "int_experiments__arms",
            ARMS,
            [
                ("e", arm, (end - first) / 10000, arm == "control", "s", first, end, 30)
                for arm, (first, end) in SHARES.items()
            ],
        )
        ids = f"select md5(cast(range as varchar)) as id from range({PEOPLE})"
        box.fill(
            "customer_identifiers",
            f"select id as identifier_key, id as customer_id from ({ids}) as made",
        )
        yield box


def assign(box: Sandbox, ends: list[int], stratify_by: str | None = None) -> list[list[dict]]:
    """One build after the other, with ever more customers, a tenth of them in each of ten strata;
    returns who has been given what after each."""
    box.rows(f"delete from {box.table(LOG)}")
    asked = f"'{stratify_by}'" if stratify_by else "cast(null as varchar)"
    given = []
    for end in ends:
        box.fill(
            "int_experiments__candidates",
            "select 'e' as experiment, md5(cast(range as varchar)) as customer_id, "
            f"timestamp '2026-06-01' as assigned_at, 's' as salt, {asked} as stratify_by, "
            f"'stratum ' || range % 10 as stratum from range({end})",
        )
        box.append(LOG)
        given.append(box.rows(f"select * from {box.table(LOG)}"))
    return given


def bucket(customer_id: str) -> int:
    return int(hashlib.md5(f"s{customer_id}".encode()).hexdigest()[:8], 16) % 10000


def test_shares_are_as_chance_has_them(people):
    (given,) = assign(people, [PEOPLE])
    assert len(given) == PEOPLE
    assert all(row["bucket"] == bucket(row["customer_id"]) for row in given)
    sizes = Counter(row["arm"] for row in given)
    assert sizes[None] > 0
    for arm, (first, end) in SHARES.items():
        assert stats.binomtest(sizes[arm], PEOPLE, (end - first) / 10000).pvalue > 0.001
    assert stats.chisquare(np.bincount([row["bucket"] // 100 for row in given])).pvalue > 0.001


@pytest.mark.parametrize("stratify_by", [None, "value_tier"])
def test_an_arm_stays_when_the_segment_grows(people, stratify_by):
    some, same, everybody = assign(people, [PEOPLE // 3, PEOPLE // 3, PEOPLE], stratify_by)
    assert some == same and len(some) == PEOPLE // 3 and len(everybody) == PEOPLE
    arms = {row["customer_id"]: row["arm"] for row in everybody}
    assert len(arms) == PEOPLE
    assert all(arms[row["customer_id"]] == row["arm"] for row in some)
    if stratify_by is None:
        (at_once,) = assign(people, [PEOPLE])
        assert arms == {row["customer_id"]: row["arm"] for row in at_once}


def test_strata_keep_their_shares_at_any_time(people):
    for given in assign(people, [7, 1000, PEOPLE], "value_tier"):
        sizes = Counter((row["stratum"], row["arm"]) for row in given)
        totals = Counter(row["stratum"] for row in given)
        assert len(totals) == min(10, len(given))
        for stratum, total in totals.items():
            for arm, (first, end) in SHARES.items():
                expected = total * (end - first) / 10000
                assert sizes[stratum, arm] == pytest.approx(expected, abs=3)


def test_the_global_control_group_has_its_share(people):
    ids = f"select md5('x' || range) as customer_id from range({PEOPLE})"
    profiles = people.table("customer_profiles")
    sql = people.sql("seg_global_control_group").replace("with\n", f"with ids as ({ids}),\n", 1)
    name = people.nodes["model.perfil.customer_profiles"]["relation_name"]
    assert name in sql and profiles in name
    members = people.rows(sql.replace(name, "ids"))
    assert stats.binomtest(len(members), PEOPLE, 0.05).pvalue > 0.001
