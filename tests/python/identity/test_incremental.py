"""What is kept from run to run is what a full refresh would make of the same rows."""

from collections import Counter

import pytest
from grown import SIZES, Grown
from support import as_multiset, differing
from told import TABLES, Company


@pytest.fixture(params=list(SIZES))
def grown(request, grow) -> Grown:
    return grow(request.param)


# what is asked of SQL that is the same on each engine is asked once
ON_ONE = pytest.mark.parametrize("grown", ["duckdb"], indirect=True)

ENDS = ("low", "high")


def tables(company: Company) -> dict[str, Counter]:
    return {name: as_multiset(company.table(name)) for name in TABLES}


def test_step_by_step_is_as_all_at_once(grown, duckdb_engine, tmp_path):
    """Each engine's last step against one whole run on DuckDB, the rows in another order."""
    at_once = Company(tmp_path / f"at-once-{grown.company.engine.name}", duckdb_engine)
    at_once.build(grown.states[-1][::-1], grown.decisions[::-1])
    assert differing(tables(grown.company), tables(at_once)) == {}


def test_a_full_refresh_changes_nothing(grown):
    before = tables(grown.company)
    grown.company.build(grown.states[-1], grown.decisions, "--full-refresh")
    assert differing(tables(grown.company), before) == {}
    last = max(grown.company.table("identity_summary"), key=lambda row: row["run_number"])
    assert last["is_whole"]
    assert last["moved_identifier_count"] == 0


def test_only_the_first_step_was_whole(grown):
    runs = sorted(grown.company.table("identity_summary"), key=lambda row: row["run_number"])
    assert [row["is_whole"] for row in runs[: len(grown.states)]] == [True] + [False] * (
        len(grown.states) - 1
    )


def alive(ledger: list[dict]) -> set[str]:
    """Who is there, by the ledger: read from its first row to its last, nobody ends twice."""
    there: set[str] = set()
    for row in sorted(ledger, key=lambda row: row["entry_number"]):
        if row["event"] in ("minted", "split_from"):
            there.add(row["customer_id"])
        else:
            there.remove(row["customer_id"])
        if row["event"] == "renamed":
            there.add(row["other_customer_id"])
    return there


def test_the_ledger_tells_who_is_there(grown):
    """It ends with the customers that there are."""
    assert alive(grown.ledger) == set(grown.customers[-1].values())
    events = {row["event"] for row in grown.ledger}
    assert events == {"minted", "split_from", "merged_into", "renamed", "retired"}


@ON_ONE
def test_what_people_decided_holds(grown):
    """At every step, by whatever way two would meet: who is kept apart is, who is linked is, and
    that is not because nothing else would have had it otherwise."""
    decided = Counter()
    for customers in grown.customers:
        for action, *ends in grown.decisions:
            one, other = (customers.get(":".join(ends[n : n + 2])) for n in (0, 2))
            if one and other and action != "exclude_edge":
                assert (one == other) == (action == "force_link"), (action, ends)
                decided[action] += 1
    assert decided["do_not_merge"] > 0 and decided["force_link"] > 0, decided
    conflicts = [row["limit_name"] for row in grown.company.table("identity_conflicts")]
    assert any(name.startswith("do_not_merge") for name in conflicts)
    links = {
        frozenset(
            f"{row[f'{end}_identifier_type']}:{row[f'{end}_identifier_value']}" for end in ENDS
        )
        for row in grown.company.table("identity_forest")
    }
    cut = [
        frozenset((f"{ends[0]}:{ends[1]}", f"{ends[2]}:{ends[3]}"))
        for action, *ends in grown.decisions
        if action == "exclude_edge"
    ]
    assert cut and not links & set(cut)


@ON_ONE
def test_part_of_the_project_is_built_alone(grown):
    """Somebody rebuilds a feed and all that reads it, then everything: nothing is noted twice, and
    nobody is forgotten."""
    before = tables(grown.company)
    part = [f"told+,+{name}" for name in (*TABLES, "identity_ledger", "identity_summary")]
    grown.company.build(grown.states[0], grown.decisions, select=part)
    grown.company.build(grown.states[-1], grown.decisions)
    assert differing(tables(grown.company), before) == {}


def test_the_ledger_names_the_heir(grown):
    """Who was merged or renamed is, if nothing else became of it later, the customer it says."""
    rows = sorted(grown.ledger, key=lambda row: row["entry_number"])
    last = rows[-1]["entry_number"]
    before, after = grown.customers[-2], grown.customers[-1]
    heirs = {
        row["customer_id"]: row["other_customer_id"]
        for row in rows
        if row["entry_number"] == last and row["event"] in ("merged_into", "renamed")
    }
    assert heirs
    for vanished, heir in heirs.items():
        members = [name for name, customer in before.items() if customer == vanished]
        assert heir in {after.get(name) for name in members}


@ON_ONE
def test_an_order_decided_later_is_taken_back_without_a_trace(grown):
    before = tables(grown.company)
    some = next(name for name in grown.customers[-1] if name.startswith("user_id:"))
    decision = ("exclude_node", "user_id", some.removeprefix("user_id:"), "", "")
    grown.company.build(grown.states[-1], [*grown.decisions, decision])
    assert some not in grown.company.customers()
    grown.company.build(grown.states[-1], grown.decisions)
    assert differing(tables(grown.company), before) == {}


def test_a_run_killed_between_two_kept_tables_leaves_no_trace(grown):
    """Some kept tables know of rows that the others do not. The next run finds out, and says so."""
    before = tables(grown.company)
    grown.company.build_until("int_identity__kept_edges", grown.states[0], grown.decisions)
    grown.company.build(grown.states[-1], grown.decisions)
    assert differing(tables(grown.company), before) == {}
    last = max(grown.company.table("identity_summary"), key=lambda row: row["run_number"])
    assert last["is_whole"]


def test_whom_a_broken_run_noted_and_nobody_bears_is_ended(grown):
    """The ledger is written before the customers are. Other rows come before the next run."""
    grown.company.build(grown.states[0], grown.decisions)
    grown.company.build_until("int_identity__ledger", grown.states[-1], grown.decisions)
    grown.company.build(grown.states[0], grown.decisions)
    assert alive(grown.company.table("identity_ledger")) == set(grown.company.customers().values())
    grown.company.build(grown.states[-1], grown.decisions)
