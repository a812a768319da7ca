"""Loaders' tables that were exported to files and landed as text are read as the typed ones are."""

import csv
import json
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from raw_tables import schema_vars
from support import as_multiset, build_feeds, run, write_profile

from perfil.cli import main
from perfil.commands.generate import LAST_MOMENT

FEEDS = ("events", "orders", "order_lines", "refunds", "products", "contacts", "consents")
FEEDS += ("messages", "tickets")
BUILT = ("--exclude-resource-type", "unit_test")


def perfil(*command) -> None:
    done = CliRunner().invoke(main, [str(part) for part in command])
    assert done.exit_code == 0, done.output


def land_as_text(engine, folder: Path, file: Path, table: str) -> None:
    write_profile(folder, engine)
    command = ("load", str(file), "--into", table, "--profiles-dir", str(folder), "--replace")
    if engine.name == "spark":  # a session in this process would hold the metastore
        run("perfil", *command)
    else:
        perfil(*command)


def build(engine, folder: Path, schema: str, given: dict):
    options = ("--vars", json.dumps({"demo": False, "as_of": LAST_MOMENT} | given), *BUILT)
    return build_feeds(engine, folder, schema, *options)[0]


def small_world(folder: Path, kind: str) -> list[Path]:
    perfil("generate", "--customers", "60", "--format", kind, "--out", folder / kind)
    files = sorted((folder / kind).glob(f"*.{kind}"))
    return [file for file in files if not file.stem.startswith("truth__")]


@pytest.fixture(scope="module")
def typed(duckdb_engine, tmp_path_factory):
    """The world as loaders write it, with types, on DuckDB."""
    folder = tmp_path_factory.mktemp("typed")
    with duckdb.connect(duckdb_engine.settings["path"]) as connection:
        for file in small_world(folder, "parquet"):
            schema, table = file.stem.split("__", 1)
            connection.execute(f"create schema if not exists typed_{schema}")
            connection.execute(f"create table typed_{schema}.\"{table}\" as from '{file}'")
    return build(duckdb_engine, folder, "typed", schema_vars("typed"))


@pytest.mark.parametrize("name", ["duckdb", "postgres"])
def test_tables_landed_as_text_give_the_same_feeds(request, typed, tmp_path, name):
    engine = request.getfixturevalue(f"{name}_engine")
    for file in small_world(tmp_path, "csv"):
        land_as_text(engine, tmp_path, file, "text_" + file.stem.replace("__", ".", 1))
    landed = build(engine, tmp_path, "text", schema_vars("text"))
    for feed in FEEDS:
        rows = typed.table(f"int_feeds__{feed}")
        assert rows, feed
        assert as_multiset(rows) == as_multiset(landed.table(f"int_feeds__{feed}")), feed
    assert landed.table("int_feeds__unreadable") == []


# headers as Snowflake writes them
ORDER = ("ID", "CREATED_AT", "SUBTOTAL_PRICE", "TOTAL_TAX", "TAXES_INCLUDED", "TEST", "EMAIL")
ORDER += ("_FIVETRAN_SYNCED", "Note, free")
EXTRA = 60  # more columns, as a real order has
READABLE = [
    ("1", "2026-03-01 10:00:00", "12.50", "2", "false", "false", "a@x.example", "", "0,0"),
    ("2.0", "2026-03-01T11:00:00+01:00", " 12.5 ", "2", "T", "F", "a@x.example", "never", ""),
    ("+3", "2026-03-01 10:00:00.000 UTC", "1.25e1", "2", "1", "0", "a@x.example", "", ""),
    ("4", "2026-03-01 12:00:00 +0200", "12.", "2", "True", "", "a@x.example", "", ""),
]
A_TEST = ("5", "2026-03-01 10:00:00", "12.50", "2", "false", "TRUE", "a@x.example", "", "")
TWICE = ("6", "2026-03-01 10:00:00", "12.50", "2", "false", "maybe", "a@x.example", "", "½ 'x'")
UNREADABLE = {
    TWICE: "test is not true or false",
    ("7", "yesterday", "twelve", "2", "", "", "", "", ""): (
        "subtotal_price is not a number; created_at is not a time"
    ),
    ("8.5", "2026-03-01", "NaN", "2", "", "", "", "", ""): (
        "id is not a whole number; subtotal_price is not a number"
    ),
    ("0x9", "2026-02-30", "9", "99999999999999999", "2", "", "", "", ""): (
        "id is not a whole number; total_tax is not a number; "
        "taxes_included is not true or false; created_at is not a time"
    ),
}
CONTACT = ("id", "last_modified_date", "birthdate", "is_deleted", "email")
CONTACTS = [
    ("A", "2026-03-01", "1980-12-31", "f", "a@x.example"),
    ("B", "2026-03-01", "31/12/1980", "f", "b@x.example"),
    ("C", "2026-03-01", "31/12/1980", "f", "c@x.example"),
]


def write(path: Path, *rows: tuple) -> Path:
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows(rows)
    return path


@pytest.fixture(scope="module", params=["duckdb", "postgres", "spark"])
def partly_readable(request, tmp_path_factory):
    """Two tables with rows that cannot be read, landed and built on each engine."""
    engine = request.getfixturevalue(f"{request.param}_engine")
    folder = tmp_path_factory.mktemp("partly_readable")
    rows = [(*row, *[""] * EXTRA) for row in (*READABLE, A_TEST, *UNREADABLE, TWICE)]
    header = (*ORDER, *(f"extra {number}" for number in range(EXTRA)))
    orders = write(folder / "orders.csv", header, *rows)
    land_as_text(engine, folder, orders, "partly.order")
    contacts = write(folder / "contacts.csv", CONTACT, *CONTACTS)
    land_as_text(engine, folder, contacts, "partly.contact")
    given = {f"feed_{feed}": [] for feed in FEEDS}
    given |= {"feed_orders": ["stg_shopify__orders"]}
    given |= {"feed_contacts": ["stg_salesforce__contacts"]}
    given |= {"shopify_schema": "partly", "salesforce_schema": "partly"}
    given |= {"absent_tables": ["shopify.order_discount_code", "shopify.order_line"]}
    return build(engine, folder, "partly_built", given)


def test_text_is_read_as_the_types_of_the_source(partly_readable):
    orders = {row["order_id"]: row for row in partly_readable.table("int_feeds__orders")}
    assert sorted(orders) == ["1", "2", "3", "4"]
    assert {row["ordered_at"] for row in orders.values()} == {datetime(2026, 3, 1, 10)}
    assert {row["gross_amount"] for row in orders.values()} == {None}
    net = [orders[order]["net_amount"] for order in ("1", "2", "3", "4")]
    assert net == [Decimal("12.5"), Decimal("10.5"), Decimal("10.5"), Decimal("10")]


def test_a_row_that_cannot_be_read_is_set_aside_as_it_came(partly_readable):
    rows = partly_readable.table("rejected_records")
    assert Counter((row["source"], row["table_name"]) for row in rows) == {
        ("shopify", "order"): 5,
        ("salesforce", "contact"): 2,
    }
    found = []
    for row in rows:
        raw = json.loads(row["raw_record"])
        if row["source"] == "shopify":
            found.append((tuple(raw[name] or "" for name in ORDER), row["reason"]))
            assert len(raw) == len(ORDER) + EXTRA
    assert Counter(found) == Counter([*UNREADABLE.items(), (TWICE, UNREADABLE[TWICE])])


def test_a_date_is_read_or_the_row_is_set_aside(partly_readable):
    (contact,) = partly_readable.table("int_feeds__contacts")
    assert (contact["record_id"], contact["birth_date"]) == ("A", date(1980, 12, 31))
    rows = partly_readable.table("rejected_records")
    assert {row["reason"] for row in rows if row["source"] == "salesforce"} == {
        "birthdate is not a date"
    }
