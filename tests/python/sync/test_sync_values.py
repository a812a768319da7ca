"""When two values are one: hashes by value, the same on every engine."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from shop import ANN, AWKWARD, COLUMNS, HASHES, Shop, customer


def changed(shop: Shop, before: tuple, after: tuple, columns: dict | None = None) -> int:
    """Rows that go out when `before` becomes `after`."""
    shop.payload(before)
    shop.run()
    shop.payload(after, columns=columns or COLUMNS)
    return shop.plan()["change"]


@pytest.mark.parametrize(
    "other",
    [
        {"email": ""},
        {"email": "-"},
        {"amount": "0.0001"},
        {"is_member": None},
        {"joined_date": "2024-03-01"},
        {"seen_at": "2026-06-30 23:59:59.123457"},
    ],
)
def test_another_value_is_a_change(shop, other):
    before = customer("k", None, amount="0", is_member="false")
    assert changed(shop, before, customer("k", **{"email": None, "amount": "0"} | other)) == 1


def test_a_value_cannot_pretend_to_be_two(shop):
    before = customer("k", "a", value_tier="4:gold-")
    for email, tier in (("a4:gold", "-"), ("a-", "4:gold"), ("", "1:a4:gold-")):
        assert changed(shop, before, customer("k", email, value_tier=tier)) == 1


@pytest.mark.parametrize("amount", ["decimal(10, 1)", "decimal(30, 9)"])
def test_another_scale_is_not_another_value(shop, amount):
    assert changed(shop, ANN, ANN, COLUMNS | {"amount": amount}) == 0


def test_a_whole_number_is_the_same_as_a_decimal(shop):
    whole = customer("k", amount="100")
    assert changed(shop, whole, whole, COLUMNS | {"amount": "integer"}) == 0


def test_a_time_with_a_zone_is_the_moment_it_names(shop):
    zoned = customer("k", seen_at="2026-07-01 01:59:59.123456+02:00")
    kind = "timestamp with time zone"
    assert changed(shop, customer("k"), zoned, COLUMNS | {"seen_at": kind}) == 0


def test_the_order_of_fields_is_not_a_change(shop):
    shop.payload(ANN)
    shop.run()
    shop.respec(fields=list(reversed(COLUMNS)))
    assert shop.counts(shop.plan()) == (0, 0, 0, 1)


def test_another_field_is_a_change(shop):
    shop.payload(ANN)
    shop.respec(fields=["customer_id", "email"])
    shop.run()
    shop.respec(fields=["customer_id", "email", "amount"])
    assert shop.counts(shop.plan()) == (0, 1, 0, 0)


def test_another_hash_version_sends_again(shop):
    shop.payload(ANN)
    shop.run()
    shop.change_state("update {state}.sync_ledger set hash_version = 0")
    assert shop.counts(shop.run()) == (0, 1, 0, 0)
    assert shop.counts(shop.run()) == (0, 0, 0, 1)


def sent_by(shop: Shop) -> tuple[list[tuple], str]:
    """What an engine remembers of the awkward customers, and the file it wrote."""
    shop.payload(*AWKWARD)
    shop.run()
    return shop.state(HASHES), shop.files()[0].read_bytes().decode()


def test_every_engine_hashes_and_prints_alike(
    duckdb_engine, postgres_engine, spark_engine, open_shop
):
    here = sent_by(open_shop(duckdb_engine))
    assert sent_by(open_shop(postgres_engine)) == here
    script = Path(__file__).with_name("spark_scenario.py")
    command = [sys.executable, script, open_shop(spark_engine).folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert [tuple(row) for row in told["hashes"]] == here[0]
    assert told["files"][0] == here[1]
    assert told["files"][1].splitlines()[1:] == [
        "remove,k1,,,,,,",
        "change,k2,x@example.com,gold,12.5000,true,2024-02-29,2026-06-30T23:59:59.123456Z",
        "add,k6,x@example.com,gold,12.5000,true,2024-02-29,2026-06-30T23:59:59.123456Z",
    ]
    nothing, first, same, second = [5, 0, 0, 0], [5, 0, 0, 0], [0, 0, 0, 5], [1, 1, 1, 3]
    assert told["counts"] == [nothing, first, same, second, second, same]
    assert (told["parquet"], told["acknowledged"]) == ([["add", "k2", ""], ["add", "k6", None]], 5)
    assert told["refused"] == ["refused", 3]
    assert told["tables"] == ["sync_ledger", "sync_runs"]
