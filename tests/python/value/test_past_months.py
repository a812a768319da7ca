"""What is told of a past month is what was told then, whatever came later, and in whatever order
rows come in."""

import shutil
from dataclasses import replace
from decimal import Decimal

import duckdb
import pytest
from support import UP_TO_RFM, Build, as_multiset, dbt_places, public_models, run, write_profile

FEEDS = ("events", "orders", "order_lines", "refunds", "messages", "contacts", "tickets")
SCORED = ("recency_days", "frequency", "monetary_amount", "recency_score", "frequency_score")
SCORED += ("monetary_score", "rfm_segment")
TOLD = (
    "customer_events customer_sessions cart_steps carts customer_revenue_days customer_rfm_months"
)
TOLD += " rfm_transitions cohort_retention cohort_repeat_rates revenue_concentration"
TOLD += " product_pairs next_best_products"
TOLD += " category_affinities customer_traits trait_coverage"

WEB = "identifies pages tracks product_viewed product_added checkout_started order_completed"
# of each raw table what makes a row another: its own id, and the id of what it is a part of; but
# the tickets of before are solved once more, as theirs is the one history of changes
LATER = {f"segment__{table}": ["id"] for table in WEB.split()}
LATER |= {f"shopify__{table}": ["id"] for table in ("customer", "order", "refund")}
LATER |= {f"salesforce__{table}": ["id"] for table in ("contact", "lead")}
LATER |= {f"zendesk__{table}": ["id"] for table in ("user", "ticket")}
LATER |= {
    "shopify__order_line": ["id", "order_id"],
    "shopify__order_discount_code": ["order_id"],
    "shopify__order_line_refund": ["id", "refund_id"],
    "shopify__order_adjustment": ["id", "refund_id"],
    "klaviyo__event": ["id", "uuid"],
    "klaviyo__person": ["id"],
    "zendesk__satisfaction_rating": ["id", "ticket_id"],
    "zendesk__ticket_field_history": [],
}
COUNT_RAW_ROWS = ("source_coverage", "feed_coverage", "rejected_records")
ONE_ROW_A_RUN = ("identity_summary",)


@pytest.fixture
def copied(demo, tmp_path) -> Build:
    """The demo in a file of its own: what is built there again, nobody else sees."""
    build, path = demo("duckdb"), tmp_path / "warehouse.duckdb"
    shutil.copy(build.engine.settings["path"], path)
    engine = replace(build.engine, settings={"type": "duckdb", "path": str(path)}, folder=tmp_path)
    write_profile(tmp_path, engine, build.schema)
    return replace(build, engine=engine)


def build_again(copied: Build, names: str, *options: str) -> None:
    places = dbt_places(copied.engine.folder)
    run("dbt", "--quiet", "run", *places, *options, "--select", *names.split())


def test_a_past_month_is_scored_as_it_was_then(copied):
    """Who is who stays as it is today, as in all past months."""
    now = {
        row["customer_id"]: row
        for row in copied.table("customer_rfm_months")
        if str(row["month_end_date"]) == "2026-02-28"
    }
    before = copied.table("int_value__past_statistics")
    build_again(copied, UP_TO_RFM, "--vars", "{as_of: '2026-02-28 23:59:59'}")
    assert_purchases_are_known_as_they_were(copied, before)
    rows = copied.table("customer_rfm")
    then = {row["customer_id"]: row for row in rows if row["rfm_segment"] != "prospect"}
    assert len(then) > 50
    assert now.keys() == then.keys()
    assert any(row["monetary_amount"] > Decimal(0) for row in then.values())
    for customer in then:
        assert [now[customer][name] for name in SCORED] == [then[customer][name] for name in SCORED]


def assert_purchases_are_known_as_they_were(copied: Build, before: list[dict]) -> None:
    """What the backtest scores by: money to the last penny, whatever was refunded since."""
    past = {
        row["customer_id"]: row for row in before if str(row["scored_as_of_date"]) == "2026-02-28"
    }
    then = {row["customer_id"]: row for row in copied.table("customer_purchase_statistics")}
    assert past.keys() == then.keys()
    for customer, row in past.items():
        names = row.keys() - {"customer_id", "scored_as_of_date"}
        assert {name: row[name] for name in names} == {name: then[customer][name] for name in names}


def test_rows_in_another_order_tell_the_same(copied):
    names = TOLD.split()
    before = {name: as_multiset(copied.table(name)) for name in names}
    schema = f"{copied.schema}_intermediate"
    with duckdb.connect(copied.engine.settings["path"]) as connection:
        for feed in FEEDS:
            table = f"{schema}.int_feeds__{feed}"
            by_hash = f"select fed.* from {table} as fed order by md5(cast(fed as varchar))"
            connection.execute(f"create table mixed as {by_hash}")
            connection.execute(f"delete from {table}")
            connection.execute(f"insert into {table} select * from mixed")
            connection.execute("drop table mixed")
    traits = "path:models/intermediate/traits path:models/marts/traits"
    build_again(copied, f"customer_orders customer_refunds customer_revenue {TOLD} {traits}")
    different = [name for name in names if as_multiset(copied.table(name)) != before[name]]
    assert different == []


def come_again_in_two_years(copied: Build) -> int:
    """Every raw row once more, two years later and with another id: the same people come again, buy
    again, give back what they bought before, write, click and complain. How many rows came."""
    with duckdb.connect(copied.engine.settings["path"]) as connection:
        before = rows_of(connection, f"{copied.schema}_demo")
        for table, ids in LATER.items():
            name = f"{copied.schema}_demo.demo_{table}"
            changed = []
            for column, kind, *_ in connection.execute(f"describe {name}").fetchall():
                if column in ids:
                    new = (
                        f"'later ' || {column}" if kind == "VARCHAR" else f"{column} + 10000000000"
                    )
                    changed.append(f'{new} as "{column}"')
                elif kind.startswith("TIMESTAMP"):
                    changed.append(f'"{column}" + interval 2 years as "{column}"')
            listed = ", ".join(changed)
            connection.execute(f"insert into {name} select * replace ({listed}) from {name}")
        return rows_of(connection, f"{copied.schema}_demo") - before


def rows_of(connection: duckdb.DuckDBPyConnection, schema: str) -> int:
    return connection.execute(
        f"select sum(estimated_size) from duckdb_tables() where schema_name = '{schema}'"
    ).fetchone()[0]


def test_what_comes_later_changes_no_row(copied):
    """Profiles, visitors, traits, value, activity, consents and segments, all that people read; but
    what counts raw rows counts these too."""
    left_out = COUNT_RAW_ROWS + ONE_ROW_A_RUN
    names = [name for name in public_models(copied) if name not in left_out]
    before = {name: as_multiset(copied.table(name)) for name in names}
    assert come_again_in_two_years(copied) > 5_000
    build_again(copied, "path:models", "--exclude", "path:models/activation")
    different = [name for name in names if as_multiset(copied.table(name)) != before[name]]
    assert different == []
