"""An export of order lines, from the file to the marts: nothing lost, nothing counted twice."""

import csv
import json
import os
from collections import Counter
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path

import pytest
from support import build_feeds, dbt_build, run, write_profile

ONLY_FLAT_ORDERS = {
    "demo": False,
    "feed_events": [],
    "feed_orders": ["stg_flat_orders__orders"],
    "feed_order_lines": ["stg_flat_orders__order_lines"],
    "feed_refunds": ["stg_flat_orders__refunds"],
    "feed_products": ["stg_flat_orders__products"],
    "feed_contacts": [],
    "feed_consents": [],
    "feed_messages": [],
    "feed_tickets": [],
    "rejected_records": ["stg_flat_orders__rejected"],
}
TILL = [
    # a sale of two lines, the same twice, by a customer whose id a spreadsheet made a fraction
    ("1001", "12/1/2009 8:26", "TEA", "2", "1.25", "13085.0", "GBP"),
    ("1001", "12/1/2009 8:26", "TEA", "2", "1.25", "13085.0", "GBP"),
    # a guest
    ("1002", "12/2/2009 10:00", "POT", "1", "30", "", "gbp"),
    # a refund, which names no order, and a correction, which is nobody's
    ("C1003", "12/3/2009 9:15", "TEA", "-1", "1.25", "13085", "GBP"),
    ("A1004", "12/3/2009 9:20", "", "1", "-100.00", "", "GBP"),
    # what cannot be used, each for a reason of its own
    ("1005", "the day before", "TEA", "1", "1.25", "13086", "GBP"),
    ("1005", "12/4/2009 9:00", "TEA", "one", "1.25", "13086", "GBP"),
    ("1005", "12/4/2009 9:00", "TEA", "1", "1,25 £", "13086", "GBP"),
    ("", "12/4/2009 9:00", "TEA", "1", "1.25", "13086", "GBP"),
    ("1005", "2/30/2010 9:00", "TEA", "1", "1.25", "13086", "GBP"),
    ("1005", "12/4/2009 9:00", "TEA", "1e13", "1e13", "13086", "GBP"),
    ("1005", "12/4/2999 9:00", "TEA", "1", "1.25", "13086", "GBP"),
    ("1006", "12/4/2009 9:00", "TEA", "1", "4.25", "13086", "GBP"),
    ("1006", "12/4/2009 9:00", "TEA", "1", "4.25", "13086", "USD"),
    # one line of that order which can be used, and one that leaves out who bought
    ("1005", "12/4/2009 9:00", "TEA", "4", "1.25", "13086", "GBP"),
    ("1005", "12/4/2009 8:59", "TEA", "1", "1.00", "", "GBP"),
    # orders that say their currency on one line alone
    *(
        (order, "12/5/2009 9:00", product, "1", price, "13087", currency)
        for order in ("1007", "1008", "1009", "1010")
        for product, price, currency in (("TEA", "1.25", "EUR"), ("POT", "30", ""))
    ),
]
TILL_COLUMNS = ("Invoice", "When", "Code", "Quantity", "Price", "Customer ID", "Currency")


def flat_vars(table: str, columns: dict, **more) -> dict:
    names = "order_id ordered_at quantity unit_price product_id product_name discount_amount"
    names += " user_id email phone country currency channel"
    mapped = dict.fromkeys(names.split()) | columns
    return ONLY_FLAT_ORDERS | {"flat_orders_table": table, "flat_orders_columns": mapped} | more


LOOKED_AT = ("customer_rfm", "customer_revenue", "customer_profiles", "rejected_records")


def load(engine, folder: Path, file: Path, table: str) -> None:
    write_profile(folder, engine)
    run("perfil", "load", str(file), "--into", table, "--profiles-dir", str(folder), "--replace")


def load_and_build(engine, folder: Path, schema: str, file: Path, given: dict):
    """What these tests look at, and what it stands on."""
    load(engine, folder, file, given["flat_orders_table"])
    options = ["--select", *(f"+{name}" for name in LOOKED_AT), "--vars", json.dumps(given)]
    # a test that also asks a table which is not built here is asked elsewhere
    options += ["--indirect-selection", "cautious", "--exclude-resource-type", "unit_test"]
    return dbt_build(engine, folder, schema, *options)[0]


# Spark is told such files in test_hostile_files.py
@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def till(request, tmp_path_factory):
    """A small till with everything that a real one has done to us, loaded and built."""
    engine = request.getfixturevalue(f"{request.param}_engine")
    folder = tmp_path_factory.mktemp("till")
    file = folder / "till.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([TILL_COLUMNS, *TILL])
    columns = dict(
        zip(
            "order_id ordered_at product_id quantity unit_price user_id currency".split(),
            TILL_COLUMNS,
            strict=True,
        )
    )
    patterns = {"flat_orders_refund_pattern": "^C", "flat_orders_adjustment_pattern": "^A"}
    given = flat_vars("till", columns, **patterns, flat_orders_date_format="mdy")
    return load_and_build(engine, folder, "till", file, given | {"as_of": "2010-01-01"})


def test_every_line_is_in_exactly_one_place(till):
    orders = {row["order_id"]: row for row in till.table("customer_orders")}
    refunds = {row["refund_id"]: row for row in till.table("customer_refunds")}
    rejected = till.table("rejected_records")
    lines = till.table("stg_flat_orders__lines")
    assert len(lines) == len(TILL)
    kept = [line for line in lines if line["reject_reason"] is None]
    assert len(kept) + len(rejected) == len(TILL)
    assert {line["order_id"] for line in kept} == set(orders) | set(refunds)
    assert not set(orders) & set(refunds)


def test_an_export_without_a_discount_column_says_nothing_of_discounts(till):
    orders = {row["order_id"]: row for row in till.table("customer_orders")}
    assert orders["1001"]["net_amount"] == orders["1001"]["gross_amount"] == 5
    assert {row["discount_amount"] for row in orders.values()} == {None}


def test_what_cannot_be_used_is_set_aside_with_its_reason_and_its_content(till):
    rejected = till.table("rejected_records")
    assert Counter(row["reason"] for row in rejected) == {
        "ordered_at is not a date": 2,
        "quantity is not a number": 1,
        "unit_price is not a number": 1,
        "order_id is empty": 1,
        "quantity times unit_price is too large": 1,
        "ordered_at is in the future": 1,
        "its order has two currencies": 2,
    }
    raw = {row["reason"]: json.loads(row["raw_record"]) for row in rejected}
    assert raw["unit_price is not a number"]["unit_price"] == "1,25 £"
    assert raw["order_id is empty"]["order_id"] is None
    assert {row["table_name"] for row in rejected} == {"till"}


def test_money_ties_and_belongs_to_whom_it_should(till):
    revenue = till.table("customer_revenue")
    by_login = {row["customer_id"]: row["user_id"] for row in till.table("customer_profiles")}
    net = {
        (by_login.get(row["customer_id"]), row["currency"]): row["net_revenue_amount"]
        for row in revenue
    }
    assert net == {
        ("13085", "GBP"): Decimal("3.75"),  # two equal lines of 2.50, less a refund of 1.25
        ("13086", "GBP"): Decimal("6.00"),  # with the line that leaves out who bought
        ("13087", "EUR"): Decimal("125.00"),  # with the lines that leave out the currency
        (None, "GBP"): Decimal("-70.00"),  # the guest's 30 and the correction of 100
    }
    worth = {
        by_login[row["customer_id"]]: row["mean_purchase_amount"]
        for row in till.table("customer_purchase_statistics")
    }
    # a refund that names no order takes from the purchase before it
    assert worth == {"13085": Decimal("3.75"), "13086": Decimal("6.00"), "13087": None}
    reasons = {row["reason"]: row["amount"] for row in till.table("customer_refunds")}
    assert reasons == {"refund": Decimal("1.25"), "adjustment": Decimal("100.00")}


def test_dates_of_the_till_are_read_in_its_own_order(till):
    days = {row["order_id"]: row["order_date"] for row in till.table("customer_orders")}
    assert days == {
        "1001": date(2009, 12, 1),
        "1002": date(2009, 12, 2),
        "1005": date(2009, 12, 4),
    } | dict.fromkeys(("1007", "1008", "1009", "1010"), date(2009, 12, 5))


def load_header(engine, folder: Path, header: str) -> str:
    """A table of these columns without a row; its name."""
    file = folder / "header.csv"
    file.write_text(header)
    load(engine, folder, file, "header_alone")
    return "header_alone"


def refused(engine, folder: Path, table: str, columns: dict) -> str:
    """What dbt says of a mapping onto a table."""
    options = ("--select", "+stg_flat_orders__lines", "--vars")
    options += (json.dumps(flat_vars(table, columns)),)
    _, done = build_feeds(engine, folder, "refused", *options, check=False)
    assert done.returncode != 0
    return " ".join(done.stdout.split())


def test_a_mapped_column_that_is_not_there_is_named(duckdb_engine, tmp_path):
    table = load_header(duckdb_engine, tmp_path, "Invoice,When,Quantity,Price\n")
    columns = {"order_id": "Invoice", "ordered_at": "Wen", "quantity": "Quantity"}
    said = refused(duckdb_engine, tmp_path, table, columns | {"unit_price": "Price"})
    assert "maps ordered_at to 'Wen'" in said
    assert "It has: Invoice, When, Quantity, Price" in said


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"orderid": "Invoice"}, "maps 'orderid', which is no column of an order line"),
        ({"order_id": "Invoice", "ordered_at": "When"}, "does not say which column is quantity"),
    ],
)
def test_a_mapping_that_cannot_be_is_told(duckdb_engine, tmp_path, columns, says):
    table = load_header(duckdb_engine, tmp_path, "Invoice,When\n")
    assert says in refused(duckdb_engine, tmp_path, table, columns)


def test_a_table_that_is_not_there_is_named_with_what_to_do(duckdb_engine, tmp_path):
    columns = {"order_id": "id", "ordered_at": "day", "quantity": "n", "unit_price": "price"}
    said = refused(duckdb_engine, tmp_path, "never_loaded", columns)
    assert "perfil load FILE --into never_loaded" in said


@pytest.mark.parametrize("name", ["duckdb", "postgres"])
def test_cdnow_has_the_published_segments(request, tmp_path, name):
    """Purchases of 2,357 customers of CDNOW (Fader & Hardie); counts of reference by percent_rank,
    free orders counted, as of the last day of the data."""
    engine = request.getfixturevalue(f"{name}_engine")
    package = Path(find_spec("lifetimes").submodule_search_locations[0])
    rows = [line.split() for line in (package / "datasets/CDNOW_sample.txt").open()]
    assert len(rows) == 6919
    file = tmp_path / "cdnow.csv"
    with file.open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(("order", "day", "quantity", "price", "customer"))
        for number, (_, customer, day, _, amount) in enumerate(rows):
            writer.writerow((number, f"{day[:4]}-{day[4:6]}-{day[6:]}", 1, amount, customer))
    columns = {"order_id": "order", "ordered_at": "day", "quantity": "quantity"}
    given = flat_vars("cdnow", columns | {"unit_price": "price", "user_id": "customer"})
    given |= {"as_of": "1998-06-30 23:59:59", "count_zero_value_orders": True}
    build = load_and_build(engine, tmp_path, "cdnow", file, given)
    rfm = build.table("customer_rfm")
    assert Counter(row["rfm_segment"] for row in rfm) == {
        "hibernating": 869,
        "champions": 413,
        "about_to_sleep": 349,
        "loyal": 310,
        "potential_loyalist": 250,
        "need_attention": 82,
        "at_risk": 81,
        "cant_lose": 3,
    }
    total = sum(row["monetary_amount"] for row in rfm)
    champions = sum(row["monetary_amount"] for row in rfm if row["rfm_segment"] == "champions")
    loyal = sum(row["monetary_amount"] for row in rfm if row["rfm_segment"] == "loyal")
    assert (round(champions / total, 3), round(loyal / total, 3)) == (
        Decimal("0.489"),
        Decimal("0.238"),
    )


@pytest.mark.skipif("PERFIL_ONLINE_RETAIL" not in os.environ, reason="PERFIL_ONLINE_RETAIL not set")
def test_online_retail_ties_on_duckdb_and_postgres(duckdb_engine, postgres_engine, tmp_path):
    """A year of a real shop: Online Retail II, first sheet, as Parquet (UCI, CC BY 4.0)."""
    columns = {"order_id": "Invoice", "ordered_at": "InvoiceDate", "quantity": "Quantity"}
    columns |= {"unit_price": "Price", "product_id": "StockCode", "product_name": "Description"}
    columns |= {"user_id": "Customer ID", "country": "Country"}
    patterns = {"flat_orders_refund_pattern": "^C", "flat_orders_adjustment_pattern": "^A"}
    given = flat_vars("online_retail", columns, **patterns, as_of="2010-12-10 00:00:00")
    file = Path(os.environ["PERFIL_ONLINE_RETAIL"])
    labels = []
    for engine in (duckdb_engine, postgres_engine):
        folder = tmp_path / engine.name
        folder.mkdir()
        build = load_and_build(engine, folder, "retail", file, given)
        check_online_retail(build)
        labels.append({row["customer_id"]: row for row in build.table("customer_rfm")})
    assert labels[0] == labels[1]


def check_online_retail(build) -> None:
    kinds = Counter(
        (line["kind"], line["reject_reason"]) for line in build.table("stg_flat_orders__lines")
    )
    assert sum(kinds.values()) == 525_461
    assert len(build.table("rejected_records")) == sum(n for (_, why), n in kinds.items() if why)
    orders, refunds = build.table("customer_orders"), build.table("customer_refunds")
    assert (len(orders), round(sum(o["net_amount"] for o in orders), 2)) == (
        24_221,
        Decimal("10305892.02"),
    )
    for reason, count, amount in (("refund", 4592, "629855.37"), ("adjustment", 3, "136552.02")):
        amounts = [row["amount"] for row in refunds if row["reason"] == reason]
        assert (len(amounts), sum(amounts)) == (count, Decimal(amount))
    revenue = build.table("customer_revenue")
    assert round(sum(row["net_revenue_amount"] for row in revenue), 2) == Decimal("9539484.63")
    guests = [row["net_revenue_amount"] for row in revenue if row["customer_id"] is None]
    assert guests == [Decimal("1191276.06")]
    assert len(build.table("customer_purchase_statistics")) == 4312
