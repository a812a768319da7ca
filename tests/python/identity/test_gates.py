"""A build that would do what nobody can want stops, says so, and has changed nothing."""

import pytest
from told import Company

APART = [{"user_id": f"login-{n}"} for n in range(100)]
APART += [{"email": f"p{n}@shop.example"} for n in range(100)]
TOGETHER = [{"user_id": f"login-{n}", "email": f"p{n}@shop.example"} for n in range(30)]


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
    """Thirty of two hundred would become another's part; one in ten may. Then somebody agrees."""
    before, ledger = shop.customers(), shop.table("identity_ledger")
    said = shop.build(dated(APART + TOGETHER), [], check=False)
    assert said.returncode == 1
    words = " ".join(said.stdout.split())
    assert "would merge 30 of 200 customers into others, more than max_merged_share (0.1)" in words
    assert shop.customers() == before
    assert shop.table("identity_ledger") == ledger

    shop.build(dated(APART + TOGETHER), [], "--vars", "{max_merged_share: 1}")
    assert len(set(shop.customers().values())) == 170
    merged = [row for row in shop.table("identity_ledger") if row["event"] == "merged_into"]
    assert len(merged) == 30
    assert all(row["tier"] == 2 for row in merged)
    last = runs(shop)[-1]
    assert (last["merged_into_count"], float(last["merged_share"])) == (30, 0.15)
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
    """Built as of a day before the first row: nobody is there, and nobody was retired."""
    rows = dated([*APART, *TOGETHER, {"user_id": "login-1", "anonymous_id": "cookie"}])
    before, ledger = shop.customers(), shop.table("identity_ledger")
    shop.build(rows, [], "--vars", "{as_of: 2026-01-01}")
    assert shop.customers() == {}
    assert shop.table("identity_ledger") == ledger
    shop.build(rows, [])
    assert shop.customers() == before
    assert shop.table("identity_ledger") == ledger
