"""A build that would do what nobody can want stops, says so, and has changed nothing."""

import duckdb
import pytest
from told import Company

APART = [{"user_id": f"login-{n}"} for n in range(100)]
APART += [{"email": f"p{n}@shop.example"} for n in range(100)]
APART += [{"anonymous_id": f"visitor-{n}"} for n in range(400)]
TOGETHER = [{"user_id": f"login-{n}", "email": f"p{n}@shop.example"} for n in range(30)]
NOBODY = {"email": "noreply@shop.example"}  # blocked
# all that other models know of identity, and what people read of it
DOORS = ("int_identity__sighting_customers", "identity_forest", "customer_identifier_history")
DOORS += ("quarantined_identifiers", "identity_conflicts", "identity_summary")


def dated(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    day = {"updated_at": "2026-02-01 12:00:00"}
    return [{"record_id": str(n)} | day | row for n, row in enumerate(rows)]


@pytest.fixture(scope="module")
def shop(duckdb_engine, tmp_path_factory) -> Company:
    company = Company(tmp_path_factory.mktemp("gates") / "shop", duckdb_engine)
    company.build(dated(APART), [])
    return company


def runs(company: Company) -> list[dict]:
    return sorted(company.table("identity_summary"), key=lambda row: row["run_number"])


def test_too_many_merges_at_once(shop):
    """Thirty of two hundred would become another's part; one in ten may, and of visitors, who are
    twice as many, any. Then somebody agrees."""
    before, ledger = shop.customers(), shop.table("identity_ledger")
    doors = {name: shop.table(name) for name in DOORS}
    said = shop.build(dated([*APART, *TOGETHER, NOBODY]), [], check=False)
    assert said.returncode == 1
    words = " ".join(said.stdout.split())
    assert (
        "would merge 30 of 200 named customers into others, more than max_merged_share (0.1)"
        in words
    )
    assert shop.customers() == before
    assert shop.table("identity_ledger") == ledger
    assert {name: shop.table(name) for name in DOORS} == doors

    shop.build(dated(APART + TOGETHER), [], "--vars", "{max_merged_share: 1}")
    assert len(set(shop.customers().values())) == 570
    merged = [row for row in shop.table("identity_ledger") if row["event"] == "merged_into"]
    assert len(merged) == 30
    assert all(row["tier"] == 2 for row in merged)
    last = runs(shop)[-1]
    assert (last["merged_into_count"], float(last["merged_share"])) == (30, 0.05)
    assert last["is_whole"], "the run before it never came to its end"


def test_a_customer_of_too_many_identifiers(shop):
    before = shop.customers()
    rows = dated([*APART, *TOGETHER, {"user_id": "login-1", "anonymous_id": "cookie"}])
    said = shop.build(rows, [], "--vars", "{max_identifiers_per_customer: 2}", check=False)
    assert said.returncode == 1
    assert "A customer would have 3 identifiers" in " ".join(said.stdout.split())
    assert shop.customers() == before
    shop.build(rows, [])
    assert len(shop.customers()) == len(before) + 1


def test_a_past_day_adds_nothing_to_the_ledger(shop):
    """Built as of a second before the first row: nobody is there, and nobody was retired. As of
    that second itself all are."""
    rows = dated([*APART, *TOGETHER, {"user_id": "login-1", "anonymous_id": "cookie"}])
    before, ledger = shop.customers(), shop.table("identity_ledger")
    shop.build(rows, [], "--vars", "{as_of: '2026-02-01 11:59:59'}")
    assert shop.customers() == {}
    assert shop.table("identity_ledger") == ledger
    shop.build(rows, [], "--vars", "{as_of: '2026-02-01 12:00:00'}")
    assert shop.customers() == before
    assert shop.table("identity_ledger") == ledger


def test_what_came_late_and_was_first_seen_in_a_past_day_is_told(shop):
    """An old row comes late, and somebody builds a day before the ledger's last word: of that run
    it tells nothing, of the next one it does."""
    rows = dated([*APART, *TOGETHER, {"user_id": "login-1", "anonymous_id": "cookie"}])
    late = {"user_id": "login-50", "email": "p50@shop.example"}
    rows += [{"record_id": "late", "updated_at": "2026-02-01 12:00:00", **late}]
    said = len(shop.table("identity_ledger"))
    shop.build(rows, [], "--vars", "{as_of: '2026-03-01 00:00:00'}")
    assert len(shop.table("identity_ledger")) == said
    shop.build(rows, [])
    words = sorted(shop.table("identity_ledger"), key=lambda row: row["entry_number"])[said:]
    assert [row["event"] for row in words] == ["merged_into"]
    assert runs(shop)[-1]["is_whole"]
    shop.build(rows, [])
    assert not runs(shop)[-1]["is_whole"]
    assert len(shop.table("identity_ledger")) == said + 1


def test_a_name_that_comes_back_is_noted(shop):
    """Who gave a customer the name is ruled out, comes back, is ruled out again: three words."""
    rows = dated([*APART, *TOGETHER])
    shop.build(rows, [], "--vars", "{max_merged_share: 1}")
    older = "user_id", "login-5"
    begin = len(shop.table("identity_ledger"))
    for decisions in ([("exclude_node", *older, "", "")], [], [("exclude_node", *older, "", "")]):
        shop.build(rows, decisions)
    words = sorted(shop.table("identity_ledger"), key=lambda row: row["entry_number"])[begin:]
    assert [row["event"] for row in words] == ["renamed"] * 3
    assert words[0]["customer_id"] == words[1]["other_customer_id"] == words[2]["customer_id"]
    assert {row["tier"] for row in words[::2]} == {None}, "nothing was joined"


def test_a_kept_table_that_is_gone_is_not_made_of_a_part(shop):
    rows = dated([*APART, *TOGETHER])
    shop.build(rows, [])
    with duckdb.connect(shop.engine.settings["path"]) as connection:
        connection.execute(f"drop table {shop.schema}_intermediate.int_identity__hubs")
    said = shop.build(rows, [], check=False)
    assert "is gone" in " ".join(said.stdout.split())
    shop.build(rows, [], "--full-refresh")
