"""A file that means harm ends in rows set aside or in a sentence: no crash, and nothing lost."""

import json
from collections import Counter
from datetime import datetime
from decimal import Decimal

import hostile
import pytest
from hostile import KEPT, SET_ASIDE
from support import (
    as_multiset,
    build_feeds,
    dbt_build,
    public_models,
    read_table,
    run,
    write_profile,
)

GIVEN = {
    "demo": False,
    "as_of": "2026-06-30",
    "feed_events": ["stg_json_events__events"],
    "feed_orders": ["stg_flat_orders__orders"],
    "feed_order_lines": ["stg_flat_orders__order_lines"],
    "feed_refunds": ["stg_flat_orders__refunds"],
    "feed_products": ["stg_flat_orders__products"],
    **{f"feed_{feed}": [] for feed in ("contacts", "consents", "messages", "tickets")},
    "rejected_records": ["stg_flat_orders__rejected", "stg_json_events__rejected"],
    "raw_schema": "hostile_raw",
    "flat_orders_table": "orders",
    "flat_orders_columns": hostile.COLUMNS,
    "json_events_table": "events",
    "json_events_column": "payload",
    "json_events_paths": hostile.EVENT_PATHS,
}


SOURCES = [
    ("flat_orders", "orders", "order_lines", hostile.ORDER_PLACES),
    ("json_events", "events", "events", hostile.EVENT_PLACES),
]
STATISTICS = {"ltv_backtest", "ltv_backtest_deciles", "model_champions", "segment_profiles"}
WITHOUT_TESTS = ("--exclude-resource-type", "test", "unit_test")


def load(engine, folder, file, table: str, *more: str):
    write_profile(folder, engine)
    where = ("--into", f"hostile_raw.{table}", "--replace", "--profiles-dir", str(folder))
    return run("perfil", "load", str(file), *where, *more, check=False)


@pytest.fixture(scope="module")
def hostile_build(request, tmp_path_factory):
    """Both files, loaded and built at most once on each engine: `hostile_build("postgres")`."""
    builds = {}

    def build(name: str):
        if name not in builds:
            engine = request.getfixturevalue(f"{name}_engine")
            folder = tmp_path_factory.mktemp(f"hostile_{name}")
            files = {"orders": hostile.write_orders(folder / "orders.csv")}
            files["events"] = hostile.write_events(folder / "events.jsonl")
            for table, file in files.items():
                done = load(engine, folder, file, table)
                assert done.returncode == 1, done.stderr
            given = ("--vars", json.dumps(GIVEN, ensure_ascii=False))
            if name == "spark":  # its every step takes seconds
                builds[name], _ = build_feeds(engine, folder, "hostile", *given, *WITHOUT_TESTS)
            else:
                options = ("--exclude-resource-type", "unit_test")
                builds[name], _ = dbt_build(engine, folder, "hostile", *given, *options)
        return builds[name]

    return build


@pytest.fixture(params=["duckdb", "postgres"])
def built(hostile_build, request):
    return hostile_build(request.param)


def found_places(built, source: str, table: str, feed: str) -> Counter:
    """In how many places of each kind the lines of a source ended up."""
    aside = read_table(built.engine, "hostile_raw", f"{table}__rejected")
    kept = sum(row["copy_count"] for row in built.table(f"int_feeds__{feed}"))
    rejected = [row for row in built.table("rejected_records") if row["source"] == source]
    reasons = Counter(row["reason"] for row in rejected)
    return reasons + Counter({KEPT: kept, SET_ASIDE: len(aside)})


@pytest.mark.parametrize(("source", "table", "feed", "places"), SOURCES)
def test_every_line_ends_where_it_has_to(built, source, table, feed, places):
    assert found_places(built, source, table, feed) == Counter(places)


def test_spark_puts_every_line_into_the_same_place(hostile_build):
    for source, table, feed, places in SOURCES:
        assert found_places(hostile_build("spark"), source, table, feed) == Counter(places)


def test_lines_set_aside_say_where_they_were_and_what_they_held(built):
    rows = [
        row
        for table in ("orders", "events")
        for row in read_table(built.engine, "hostile_raw", f"{table}__rejected")
    ]
    zeros = [row["content"] for row in rows if "U+0000" in row["reason"]]
    assert sorted(text.startswith(("zero\\0byte", '{"payload"')) for text in zeros) == [True] * 2
    assert all(row["line_number"] and row["reason"] and row["content"] for row in rows)


def test_rows_set_aside_are_there_as_they_came(built):
    rows = [row for row in built.table("rejected_records") if row["source"] == "json_events"]
    raw = Counter(
        json.loads(row["raw_record"])["payload"] or ""
        for row in rows
        if row["table_name"] == "events"
    )
    places = (KEPT, SET_ASIDE, "occurred_at is in the future")
    assert raw == Counter(text for place, text in hostile.DOCUMENTS if place not in places)


def test_ids_and_people_are_told_apart_and_no_further(built):
    orders = {row["order_id"]: row for row in built.table("customer_orders")}
    assert {"Case", "case", "e\u0301", "\u00e9", "two\nlines", "{{ 1 / 0 }}"} <= set(orders)
    assert orders["case"]["net_amount"] == 30
    assert not any(order_id != order_id.strip() for order_id in orders)
    eves = [orders[f"seen {n}"]["customer_id"] for n in range(10)]
    assert len(set(eves[:3])) == 1 and None not in eves[:7]
    assert len(set(eves[2:7])) == 5
    assert eves[7:] == [None] * 3


def test_times_and_amounts_are_what_they_say(built):
    orders = {row["order_id"]: row for row in built.table("customer_orders")}
    assert orders["dated 2026-01-01T00:00:00+14:00"]["ordered_at"] == datetime(2025, 12, 31, 10)
    fine = orders["dated 2026-01-01T00:00:00.123456789Z"]["ordered_at"]
    assert fine == datetime(2026, 1, 1, 0, 0, 0, 123456)
    assert orders["dated 0001-01-01"]["ordered_at"] == datetime(1, 1, 1)
    amounts = {key.split()[1]: row["net_amount"] for key, row in orders.items() if "ed " in key}
    assert (amounts["-1"], amounts["0"], amounts["1e2"], amounts["+.5"]) == (-10, 0, 1000, 5)
    assert amounts["1.123456789012345678901234567890"] == Decimal("1.1235")
    assert amounts["-" + hostile.MOST] == -Decimal(hostile.MOST)


def test_totals_hold_more_than_one_amount_can(built):
    orders = built.table("customer_orders")
    revenue = built.table("customer_revenue")
    total = sum(row["net_amount"] for row in orders)
    assert sum(row["net_revenue_amount"] for row in revenue) == total > Decimal("199999999999999")
    assert sum(row["net_revenue_amount"] for row in built.table("customer_profiles")) > 199999999


def test_numbers_as_ids_keep_their_digits(built):
    events = {row["event_id"]: row for row in built.table("int_feeds__events")}
    numbers = {"1.10", "1e3", "1E+2", "12345678901234567890123", "0.12345678901234567890"}
    assert numbers <= set(events)
    assert {events[number]["user_id"] for number in numbers} == {"1.50"}
    assert events["long name"]["event_name"] == "n" * hostile.MEGABYTES
    assert (events["twice"]["copy_count"], events["TWICE"]["copy_count"]) == (3, 1)


def rows_of(build, name: str) -> Counter:
    """A table's rows. Statistics of amounts are doubles, and of a double's digits Postgres writes
    fifteen: with amounts of fourteen digits, all that engines share of them is the first twelve."""
    rows = build.table(name)
    if name in STATISTICS:
        rows = [{key: in_twelve_digits(value) for key, value in row.items()} for row in rows]
    return as_multiset(rows)


def in_twelve_digits(value):
    return f"{value:.12g}" if isinstance(value, Decimal) else value


def test_both_engines_have_the_same_rows(hostile_build):
    ours, theirs = hostile_build("duckdb"), hostile_build("postgres")
    names = [*public_models(ours), "int_feeds__events", "int_feeds__order_lines"]
    assert set(names) >= STATISTICS
    different = [name for name in names if rows_of(ours, name) != rows_of(theirs, name)]
    assert not different
    aside = [
        read_table(build.engine, "hostile_raw", "orders__rejected") for build in (ours, theirs)
    ]
    assert as_multiset(aside[0]) == as_multiset(aside[1])


WIDE = [f"c{number}" for number in range(5000)]
FLAT_ONLY = {"feed_events": [], "rejected_records": ["stg_flat_orders__rejected"]}


def build_of(engine, folder, table: str, columns: dict, *select: str):
    mapped = {"flat_orders_table": table, "flat_orders_columns": columns}
    given = json.dumps(GIVEN | FLAT_ONLY | mapped)
    return dbt_build(engine, folder, "few", "--vars", given, *WITHOUT_TESTS, "--select", *select)[0]


def test_five_thousand_columns_are_read_or_refused(duckdb_engine, postgres_engine, tmp_path):
    file = tmp_path / "wide.csv"
    row = ["o1", "2026-01-01", "2", "10", *("twenty characters ..." for _ in WIDE[4:])]
    file.write_text(f"{','.join(WIDE)}\n{','.join(row)}\n")
    refused = load(postgres_engine, tmp_path, file, "wide")
    assert refused.returncode == 2
    assert "5,000 columns; a Postgres table holds 1,600" in " ".join(refused.stderr.split())
    assert load(duckdb_engine, tmp_path, file, "wide").returncode == 0
    columns = dict(zip(("order_id", "ordered_at", "quantity", "unit_price"), WIDE, strict=False))
    build = build_of(duckdb_engine, tmp_path, "wide", columns, "+int_feeds__orders")
    (order,) = build.table("int_feeds__orders")
    assert (order["order_id"], order["net_amount"]) == ("o1", 20)


def test_a_row_that_no_postgres_page_holds_is_refused(postgres_engine, tmp_path):
    file = tmp_path / "fat.csv"
    file.write_text(f"{','.join(WIDE[:1600])}\n{','.join(['twenty characters ...'] * 1600)}\n")
    done = load(postgres_engine, tmp_path, file, "fat")
    said = " ".join(done.stderr.split())
    assert done.returncode == 2
    assert "a row is larger than Postgres holds" in said and "fewer columns" in said


@pytest.mark.parametrize("name", ["duckdb", "postgres"])
def test_a_header_alone_builds_empty_tables(request, tmp_path, name):
    engine = request.getfixturevalue(f"{name}_engine")
    file = tmp_path / "header.csv"
    file.write_text("select,from,where,order")
    assert load(engine, tmp_path, file, "header_alone").returncode == 0
    columns = {"order_id": "order", "ordered_at": "where", "quantity": "from"}
    wanted = ("+customer_revenue", "+rejected_records")
    build = build_of(engine, tmp_path, "header_alone", columns | {"unit_price": "select"}, *wanted)
    assert build.table("customer_revenue") == build.table("rejected_records") == []
