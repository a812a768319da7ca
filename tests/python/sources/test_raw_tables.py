"""What loaders do to raw tables: leave some out, leave columns out, write times with a zone."""

import json
import re
from datetime import datetime

import pytest
from raw_tables import create_statements, described, run_sql, schema_vars
from support import build_feeds

PICKED = (
    *("stg_shopify__orders", "int_feeds__orders", "stg_zendesk__ratings"),
    *("stg_zendesk__statuses", "stg_klaviyo__contacts"),
)


def shopify_tables() -> dict[str, dict[str, str]]:
    """No order was ever shipped, cancelled or given a code; times have a zone."""
    order = described("shopify")["order"]
    for never_written in ("shipping_address_country_code", "cancelled_at", "phone"):
        del order[never_written]
    with_zones = {name: re.sub("^timestamp$", "timestamptz", kind) for name, kind in order.items()}
    return {"order": with_zones}


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def built(request, tmp_path_factory):
    """One build over tables of every kind, in a session that is in New York: build, dbt's word."""
    engine = request.getfixturevalue(f"{request.param}_engine")
    folder = tmp_path_factory.mktemp("raw_tables")
    order = (
        'insert into "gaps_shopify"."order" (id, created_at, subtotal_price, total_tax) '
        "values (1, '2026-03-01 23:30:00-05', 90, 18)"
    )
    klaviyo = {"person": {"id": "varchar", "email": "varchar"}}
    made = [*create_statements("gaps_shopify", shopify_tables()), order]
    made += create_statements("gaps_klaviyo", klaviyo)
    run_sql(engine, folder, made)
    absent = ["shopify.order_discount_code", "shopify.order_line"]
    absent += ["zendesk.satisfaction_rating"]
    given = {"demo": False, "absent_tables": absent} | schema_vars("gaps")
    if request.param == "duckdb":
        engine.settings["settings"] = {"TimeZone": "America/New_York"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PGTZ", "America/New_York")
        options = ("--vars", json.dumps(given), "--select", *PICKED)
        options += ("--exclude-resource-type", "test", "unit_test")
        build, done = build_feeds(engine, folder, "gaps", *options, check=False)
    engine.settings.pop("settings", None)
    return build, " ".join(done.stdout.split())


def test_a_table_that_is_not_there_is_named_with_what_to_do(built):
    _, said = built
    assert (
        "There is no table gaps_zendesk.ticket_field_history, which stg_zendesk__statuses reads"
        in said
    )
    assert "'zendesk_schema' under vars" in said
    assert "add 'zendesk.ticket_field_history' to absent_tables" in said


def test_a_column_that_cannot_be_missed_is_named(built):
    _, said = built
    assert "stg_klaviyo__contacts cannot do without the column updated of gaps_klaviyo" in said
    assert "which has: id, email" in said


def test_a_table_named_as_absent_is_empty(built):
    build, said = built
    assert build.table("stg_zendesk__ratings") == []
    assert "satisfaction_rating" not in said


def test_a_column_that_the_loader_never_wrote_is_null(built):
    (order,) = built[0].table("stg_shopify__orders")
    assert (order["country"], order["phone"], order["coupon_code"]) == (None, None, None)
    assert (order["status"], order["net_amount"]) == ("paid", 90)


def test_a_time_with_a_zone_is_read_as_utc(built):
    # from the feed, a table: a view would be read in the session of this test
    (order,) = built[0].table("int_feeds__orders")
    assert order["ordered_at"] == datetime(2026, 3, 2, 4, 30)
