"""Stories of who is who, told to a company's own project: each ends with the people it is about."""

import random

import pytest
from stories import STORIES, TYPES
from support import as_multiset
from told import TABLES, Company, told_rows

ROWS = told_rows(STORIES)
DECISIONS = [decision for story in STORIES for decision in story.decisions]
ERASED = [identifier for story in STORIES for identifier in story.erased]


@pytest.fixture(scope="module", params=["duckdb", "postgres", "spark"])
def told(request, tmp_path_factory) -> Company:
    """All stories, told to each engine in two parts. Of the first not all is true later."""
    engine = request.getfixturevalue(f"{request.param}_engine")
    company = Company(tmp_path_factory.mktemp("company") / request.param, engine)
    company.erased = ERASED
    first = [*ROWS[::2], {**ROWS[1], **ROWS[-1]}, {**ROWS[5], "user_id": "nobody"}]
    company.build(first, DECISIONS)
    # on Spark, where each takes a second, the demo has run them
    company.build(ROWS, DECISIONS, tests=engine.name != "spark")
    return company


def test_the_second_part_was_told_to_those_it_is_about(told):
    """Not everybody was worked out again."""
    runs = sorted(told.table("identity_summary"), key=lambda row: row["run_number"])
    assert [row["is_whole"] for row in runs[:2]] == [True, False]


@pytest.fixture(scope="module")
def here(duckdb_engine, tmp_path_factory) -> Company:
    """A company to tell things to again and again."""
    company = Company(tmp_path_factory.mktemp("company") / "again", duckdb_engine)
    company.erased = ERASED
    return company


def people(customers: dict[str, str]) -> set[frozenset[str]]:
    """The identifiers of each customer."""
    found: dict[str, set[str]] = {}
    for identifier, customer in customers.items():
        found.setdefault(customer, set()).add(identifier)
    return {frozenset(identifiers) for identifiers in found.values()}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_story(told, story):
    customers = told.customers()
    named = {f"{kind}:{row[kind]}" for row in story.rows for kind in TYPES if kind in row}
    about = {name: customer for name, customer in customers.items() if name in named}
    assert people(about) == {frozenset(one) for one in story.people}


def test_who_was_erased_stands_nowhere(told):
    """Not even among what joins nobody."""
    said = [row for name in TABLES for row in told.table(name)]
    assert not [row for row in said if "uma@u.example" in str(row)]


def test_what_limits_forbid_is_shown(told):
    conflicts = told.table("identity_conflicts")
    limits = {row["limit_name"].split()[0] for row in conflicts}
    assert limits == {"user_id", "email", "anonymous_id", "do_not_merge"}
    assert all(row["low_customer_id"] != row["high_customer_id"] for row in conflicts)


def test_what_too_many_share_is_shown(told):
    shared = {
        row["identifier_value"]: (row["owner_type"], row["owner_count"])
        for row in told.table("quarantined_identifiers")
        if row["quarantine"] == "shared"
    }
    assert shared == {
        "c-tablet": ("user_id", 2),
        "d-kiosk": ("user_id", 40),
        "f-card": ("user_id", 2),
        "l-laptop": ("given name", 2),
        "+442070000001": ("given name", 2),
        "+442070000009": ("given name", 2),
        "+442070000013": ("given name", 2),
    }


def test_the_order_of_rows_changes_nothing(told, here):
    if told.engine.name != "duckdb":
        pytest.skip("the order in which rows lie is the same question on every engine")
    shuffled = ROWS.copy()
    random.Random(4).shuffle(shuffled)
    here.build(shuffled, DECISIONS[::-1])
    assert here.customers() == told.customers()


def test_engines_give_the_same_ids(told, here):
    here.build(ROWS, DECISIONS)
    assert told.customers() == here.customers()


def test_a_full_refresh_changes_nothing(told):
    """Asked of DuckDB and Postgres with many worlds (test_incremental), of Spark with these."""
    if told.engine.name != "spark":
        pytest.skip("test_incremental asks them")
    before = {name: as_multiset(told.table(name)) for name in TABLES}
    told.build(ROWS, DECISIONS, "--full-refresh")
    assert {name: as_multiset(told.table(name)) for name in TABLES} == before


def test_a_decision_taken_back_leaves_nothing_behind(here):
    here.build(ROWS, [])
    before = {name: sorted(map(str, here.table(name))) for name in TABLES}
    here.build(ROWS, DECISIONS)
    assert {name: sorted(map(str, here.table(name))) for name in TABLES} != before
    here.build(ROWS, [])
    assert {name: sorted(map(str, here.table(name))) for name in TABLES} == before


def test_an_identifier_that_is_erased_is_nobodys_and_others_stay(here):
    """Hal's telephone is erased at the source; the card that it joined is Hal's no more."""
    here.build(ROWS, DECISIONS)
    before = here.customers()
    erased = "device_id:h-phone"
    kept = [row | {"device_id": ""} if row.get("device_id") == "h-phone" else row for row in ROWS]
    here.build(kept, DECISIONS)
    after = here.customers()
    assert erased not in after
    moved = {name for name in after if after[name] != before[name]}
    assert moved == {"anonymous_id:h-cookie"}
