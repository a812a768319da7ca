"""Events without a schema of their own: JSON in one column, and GA4's export made flat."""

import csv
import json
from collections import Counter
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from support import build_feeds, run, write_profile

MOMENT = 1767225600123456  # 2026-01-01 00:00:00.123456 UTC, in microseconds
PATHS = {
    "event_id": "$.id",
    "occurred_at": "$.time",
    "event_name": "$.what",
    "email": "$.who.mail",
    "anonymous_id": '$["cookie id"]',
    "product_id": "$.items[0].sku",
    "quantity": "$.items[0].n",
    "country": "$.where",
}
LOOK = {"id": "e1", "time": "2026-01-01T01:00:00+01:00", "what": "Looked", "where": "gb"}
LOOK |= {"who": {"mail": "ana@x.example"}, "items": [{"sku": "mug ☕", "n": 2.5}], "mood": "good"}
SAME = {"id": "e1", "time": "2026-01-01T01:00:00+01:00"}
DOCUMENTS = [
    json.dumps(LOOK),
    json.dumps(LOOK),  # sent twice, to the last character
    json.dumps({"id": 17, "time": "2026-01-02", "cookie id": "ck-1", "items": [{"n": "two"}]}),
    json.dumps(SAME | {"cookie id": "  "}),
    json.dumps(SAME | {"id": None, "who": {"mail": "a@x.example"}}),
    json.dumps({"id": "e2", "who": {"mail": "a@x.example"}}),
    json.dumps({"id": "e3", "time": "yesterday", "who": {"mail": "a@x.example"}}),
    '{"id": "e4", "time": "2026-01-01", "cookie id": "a\\u0000b"}',
    '{"id": "e5", "time": ',
    "[1, 2]",
    "not JSON at all",
    "",
]
GA4_COLUMNS = (
    *("event_date", "event_timestamp", "event_bundle_sequence_id", "event_name"),
    *("user_pseudo_id", "user_id", "device_category", "geo_country", "page_location"),
    *("collected_traffic_source_manual_source", "event_value", "currency", "items"),
)
MUG = {"item_id": "mug", "item_category": "Cups", "quantity": 2}
VIEW = ("20260101", MOMENT, 7, "view_item", "12.34", "", "mobile", "United Kingdom")
VIEW += ("https://shop.example/cups/mug?utm_source=x#top", "google", "8.5", "GBP")
VIEW += (json.dumps([MUG]),)
BUY = ("20260101", MOMENT + 1, 7, "purchase", "12.34", "1001", "desktop", "gb")
BUY += ("https://shop.example", "", "30", "GBP", json.dumps([MUG, {"item_id": "pot"}]))
# what the site did not say
UNSET = json.dumps([{"item_id": "(not set)", "item_category": "(not set)"}])
GA4 = [
    VIEW,
    VIEW,  # the same upload, exported twice
    (*VIEW[:2], 8, *VIEW[3:]),  # the same moment, another upload
    BUY,
    ("20260101", MOMENT + 2, 7, "scroll", "ck-9", "", "tablet", "", "", "", "", "", UNSET),
    ("20260101", MOMENT + 2, 7, "scroll", "", "", "tablet", "", "", "", "", "", ""),
]
OTHER_FEEDS = ("orders", "order_lines", "refunds", "products", "contacts", "consents")
OTHER_FEEDS += ("messages", "tickets")
GIVEN = {
    "demo": False,
    "as_of": "2026-06-30",
    "feed_events": ["stg_json_events__events", "stg_ga4__events"],
    "rejected_records": ["stg_json_events__rejected"],
    **{f"feed_{feed}": [] for feed in OTHER_FEEDS},
    "ga4_schema": "raw",
    "json_events_table": "clicks",
    "json_events_column": "payload",
    "json_events_paths": PATHS,
    "json_events_time_format": "iso",
}
BUILT = ("--exclude-resource-type", "unit_test")


def land(engine, folder: Path, table: str, columns: tuple, rows: list[tuple]) -> None:
    file = folder / f"{table}.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([columns, *rows])
    write_profile(folder, engine)
    run("perfil", "load", str(file), "--into", table, "--profiles-dir", str(folder), "--replace")


@pytest.fixture(scope="module", params=["duckdb", "postgres", "spark"])
def built(request, tmp_path_factory):
    """Both sources landed and built, up to the feed, on each engine."""
    engine = request.getfixturevalue(f"{request.param}_engine")
    folder = tmp_path_factory.mktemp("json_and_ga4")
    land(engine, folder, "clicks", ("number", "payload"), list(enumerate(DOCUMENTS)))
    land(engine, folder, "events", GA4_COLUMNS, GA4)
    build, _ = build_feeds(engine, folder, "schemaless", "--vars", json.dumps(GIVEN), *BUILT)
    return build


def events_of(build, source: str) -> dict[str, dict]:
    rows = build.table("int_feeds__events")
    return {row["event_id"]: row for row in rows if row["source"] == source}


def rejected(build, source: str) -> list[dict]:
    return [row for row in build.table("rejected_records") if row["source"] == source]


def test_every_document_is_in_exactly_one_place(built):
    reasons = Counter(row["reason"] for row in rejected(built, "json_events"))
    assert reasons == {
        "no identifier": 1,
        "event_id is empty": 1,
        "occurred_at is empty": 1,
        "occurred_at is not a time": 1,
        "the document is not a JSON object": 4,
        "the document is empty": 1,
    }
    kept = [row for row in built.table("stg_json_events__parsed") if row["reject_reason"] is None]
    assert len(kept) + sum(reasons.values()) == len(DOCUMENTS)
    assert set(events_of(built, "json_events")) == {"e1", "17"}


def test_what_is_set_aside_is_there_as_it_came(built):
    rows = rejected(built, "json_events")
    raw = [json.loads(row["raw_record"])["payload"] for row in rows]
    assert Counter(text or "" for text in raw) == Counter(DOCUMENTS[3:])
    assert {row["table_name"] for row in rows} == {"clicks"}


def test_paths_lead_to_columns_and_the_rest_stays_in_properties(built):
    event = events_of(built, "json_events")["e1"]
    assert event["occurred_at"] == datetime(2026, 1, 1)
    assert (event["event_name"], event["email"]) == ("Looked", "ana@x.example")
    assert (event["product_id"], event["quantity"]) == ("mug ☕", Decimal("2.5"))
    assert event["country"] == "GB"
    assert json.loads(event["properties"]) == LOOK
    event = events_of(built, "json_events")["17"]
    assert (event["anonymous_id"], event["quantity"]) == ("ck-1", None)


def test_ga4_speaks_the_feeds_language(built):
    events = events_of(built, "ga4")
    assert Counter(row["event_name"] for row in events.values()) == {
        "Product Viewed": 2,
        "Order Completed": 1,
        "scroll": 1,
    }
    assert [row["reason"] for row in rejected(built, "ga4")] == ["no identifier"]
    one = next(row for row in events.values() if row["event_name"] == "Product Viewed")
    assert one["occurred_at"] == datetime(2026, 1, 1, 0, 0, 0, 123456)
    assert (one["anonymous_id"], one["user_id"], one["country"]) == ("12.34", None, None)
    assert (one["page_path"], one["device_type"]) == ("/cups/mug", "mobile")
    assert (one["utm_source"], one["value_amount"]) == ("google", Decimal("8.5"))
    assert (one["product_id"], one["category"], one["quantity"]) == ("mug", "Cups", 2)
    assert json.loads(one["properties"])["geo_country"] == "United Kingdom"


def test_ga4_events_of_several_items_name_none(built):
    events = {row["event_name"]: row for row in events_of(built, "ga4").values()}
    order, scroll = events["Order Completed"], events["scroll"]
    assert (order["product_id"], order["user_id"], order["country"]) == (None, "1001", "GB")
    assert order["page_path"] == "/"
    assert len(json.loads(json.loads(order["properties"])["items"])) == 2
    assert (scroll["page_path"], scroll["anonymous_id"]) == (None, "ck-9")
    assert (scroll["product_id"], scroll["category"]) == (None, None)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"json_events_paths": PATHS | {"event_id": "id"}}, "'id' is not a path into JSON"),
        ({"json_events_paths": PATHS | {"sku": "$.sku"}}, "names sku, which the feed events does"),
        ({"json_events_time_format": "hours"}, "in seconds, milliseconds or microseconds, not"),
        ({"json_events_column": "body"}, "to 'body', but"),
    ],
)
def test_a_wrong_mapping_is_named(duckdb_engine, tmp_path, given, says):
    land(duckdb_engine, tmp_path, "clicks", ("number", "payload"), [(1, "{}")])
    options = ("--vars", json.dumps(GIVEN | given), "--select", "staging.json_events")
    _, done = build_feeds(duckdb_engine, tmp_path, "wrong_paths", *options, check=False)
    assert done.returncode != 0
    assert says in " ".join(done.stdout.split())


@pytest.mark.parametrize("name", ["duckdb", "postgres"])
def test_times_since_1970_and_documents_without_an_id(request, tmp_path, name):
    engine = request.getfixturevalue(f"{name}_engine")
    times = ["1767225600.5", 1767225600, "253402300800", "soon", "-1"]
    rows = [(json.dumps({"t": time, "c": "ck"}),) for time in [*times, times[0]]]
    land(engine, tmp_path, "ticks", ("payload",), rows)
    paths = {"event_id": None, "occurred_at": "$.t", "anonymous_id": "$.c"}
    given = GIVEN | {"json_events_table": "ticks", "json_events_paths": paths}
    given |= {"json_events_time_format": "seconds", "feed_events": ["stg_json_events__events"]}
    options = ("--vars", json.dumps(given), *BUILT)
    build, _ = build_feeds(engine, tmp_path, "ticks", *options)
    assert sorted(row["occurred_at"] for row in events_of(build, "json_events").values()) == [
        datetime(1969, 12, 31, 23, 59, 59),
        datetime(2026, 1, 1),
        datetime(2026, 1, 1, 0, 0, 0, 500000),
    ]
    assert {row["reason"] for row in rejected(build, "json_events")} == {
        "occurred_at is not a time"
    }
