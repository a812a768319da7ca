"""`perfil sync`: what is sent, run after run."""

import json
from datetime import datetime

import duckdb
import pytest
from shop import ANN, BEN, CAT, FIELDS, SCHEMA, customer

HEADER = "sync_operation,customer_id,email,value_tier,amount,is_member,joined_date,seen_at"
TAIL = "gold,12.5000,true,2024-02-29,2026-06-30T23:59:59.123456Z"


def test_the_first_run_sends_everything(shop):
    shop.payload(BEN, ANN)
    done = shop.run()
    assert shop.counts(done) == (2, 0, 0, 0)
    assert (done["status"], [str(path) for path in shop.files()]) == ("sent", [done["file"]])
    assert shop.files()[0].read_text().splitlines() == [
        HEADER,
        f"add,customer-a,a@example.com,{TAIL}",
        f"add,customer-b,b@example.com,{TAIL}",
    ]


def test_a_second_run_sends_nothing_and_writes_no_file(shop):
    shop.payload(ANN, BEN)
    shop.run()
    again = shop.run()
    assert shop.counts(again) == (0, 0, 0, 2)
    assert (again["status"], again["file"], len(shop.files())) == ("unchanged", None, 1)
    assert shop.state("select status, exit_code from {state}.sync_runs order by finished_at") == [
        ("sent", 0),
        ("unchanged", 0),
    ]


def test_one_changed_row_is_sent_alone(shop):
    shop.payload(ANN, BEN)
    shop.run()
    shop.payload(ANN, customer("customer-b", "new@example.com"))
    assert shop.counts(shop.run()) == (0, 1, 0, 1)
    assert shop.files()[1].read_text().splitlines() == [
        HEADER,
        f"change,customer-b,new@example.com,{TAIL}",
    ]


def test_a_removal_has_its_key_alone(shop):
    shop.payload(ANN, BEN)
    shop.run()
    shop.payload(ANN)
    assert shop.counts(shop.run()) == (0, 0, 1, 1)
    assert shop.files()[1].read_text().splitlines() == [HEADER, "remove,customer-b,,,,,,"]
    assert shop.counts(shop.run()) == (0, 0, 0, 1)


def test_upsert_removes_nothing_and_keeps_what_it_knows(shop):
    shop.payload(ANN, BEN)
    shop.run("vips_upsert")
    shop.payload(ANN)
    assert shop.counts(shop.run("vips_upsert")) == (0, 0, 0, 1)
    shop.payload(ANN, BEN)
    assert shop.counts(shop.run("vips_upsert")) == (0, 0, 0, 2)
    shop.respec("vips_upsert", mode="mirror")
    shop.payload(ANN)
    assert shop.counts(shop.run("vips_upsert")) == (0, 0, 1, 1)


def test_a_row_that_comes_back_is_added_again(shop):
    for rows in ([ANN, BEN], [ANN], [ANN, BEN]):
        shop.payload(*rows)
        done = shop.run()
    assert shop.counts(done) == (1, 0, 0, 1)
    assert shop.files()[2].read_text().splitlines()[1].startswith("add,customer-b,")


def test_syncs_of_one_payload_have_ledgers_of_their_own(shop):
    shop.payload(ANN, BEN)
    assert [shop.counts(done) for done in shop.json("run", "--all")] == [(2, 0, 0, 0)] * 3
    known = {row["sync"]: row for row in shop.json("list")}
    assert {row["acknowledged"] for row in known.values()} == {2}


def test_parquet_keeps_the_types(shop):
    shop.payload(ANN, customer("customer-n", "", amount=None, is_member=None, seen_at=None))
    shop.run("vips_parquet")
    (file,) = shop.files("vips_parquet")
    with duckdb.connect() as reader:
        rows = reader.read_parquet(str(file))
        assert rows.columns == HEADER.split(",")
        assert [str(kind) for kind in rows.types][4:] == [
            "DECIMAL(18,4)",
            "BOOLEAN",
            "DATE",
            "TIMESTAMP",
        ]
        assert [row[2:] for row in rows.fetchall()][1][:3] == ("", "gold", None)


def test_numbers_as_keys_come_back_as_numbers(shop):
    columns = {"customer_id": "bigint", "email": "varchar(99)"}
    shop.respec("vips_parquet", fields=list(columns))
    shop.payload(("7", "a"), ("10", "b"), ("11", "c"), columns=columns)
    shop.run("vips_parquet")
    shop.payload(("10", "b"), ("11", "c"), columns=columns)
    shop.run("vips_parquet")
    with duckdb.connect() as reader:
        removed = reader.read_parquet(str(shop.files("vips_parquet")[1])).fetchall()
    assert removed == [("remove", 7, None)]


def test_plan_counts_and_changes_nothing(shop):
    shop.payload(ANN, BEN)
    before = sorted(shop.folder.rglob("*"))
    assert shop.counts(shop.plan()) == (2, 0, 0, 0)
    assert sorted(shop.folder.rglob("*")) == before
    shop.run()
    shop.payload(ANN, CAT)
    ledger = "select * from {state}.sync_ledger order by key_value"
    runs = "select run_id from {state}.sync_runs"
    known = shop.state(ledger), shop.state(runs), shop.files()
    planned = shop.plan()
    assert shop.counts(planned) == (1, 0, 1, 1)
    assert planned["samples"] == {"add": ["cu…-c"], "change": [], "remove": ["cu…-b"]}
    assert (shop.state(ledger), shop.state(runs), shop.files()) == known


def test_plan_of_a_new_postgres_creates_no_schema(postgres_shop):
    postgres_shop.payload(ANN)
    postgres_shop.plan()
    schemas = postgres_shop.state("select schema_name from information_schema.schemata")
    assert (f"{SCHEMA}_state",) not in schemas


def test_a_key_is_masked_until_nobody_knows_it(shop):
    shop.payload(customer("ann@example.com"), customer("ann"))
    assert shop.plan()["samples"]["add"] == ["…", "an…om"]
    assert "example.com" not in shop.perfil("sync", "plan", "vips_csv").output


def test_list_shows_what_was_and_what_is(shop):
    shop.payload(ANN, BEN)
    first = {row["sync"]: row for row in shop.json("list")}
    assert list(first) == ["vips_csv", "vips_parquet", "vips_upsert"]
    assert first["vips_csv"]["last_run_at"] is None
    shop.run()
    row = shop.json("list")[0]
    assert datetime.fromisoformat(row.pop("last_run_at")).utcoffset().total_seconds() == 0
    assert row.pop("payload").replace('"', "").endswith(f"{SCHEMA}.sync_file__vips")
    assert row == {
        "sync": "vips_csv",
        "destination": "file",
        "mode": "mirror",
        "last_status": "sent",
        "acknowledged": 2,
    }


def test_the_table_says_the_same_in_words(shop):
    shop.payload(ANN)
    lines = shop.perfil("sync", "run", "vips_csv").stdout.splitlines()
    assert lines[0].split() == ["sync", "status", "add", "change", "remove", "unchanged", "file"]
    assert lines[1].split() == ["vips_csv", "sent", "1", "0", "0", "0", str(shop.files()[0])]


@pytest.mark.parametrize("verb", ["list", "plan", "run"])
def test_json_is_the_same_shape_for_every_outcome(shop, verb):
    shop.payload(ANN)
    shop.respec("vips_upsert", fields=[*FIELDS, "shoe_size"])
    arguments = ["sync", verb, *(["--all"] if verb == "run" else []), "--format", "json"]
    result = shop.perfil(*arguments)
    rows = json.loads(result.stdout)
    assert len({tuple(row) for row in rows}) == 1
    assert result.exit_code == (0 if verb == "list" else 3)


def test_the_ledger_holds_keys_and_hashes_alone(shop):
    shop.payload(ANN)
    done = shop.run()
    ((sync, key, digest, version, operation, run_id, _),) = shop.state(
        "select * from {state}.sync_ledger"
    )
    assert (sync, key, operation, run_id) == ("vips_csv", "customer-a", "add", done["run_id"])
    assert (len(digest), version) == (32, 1)
    assert "a@example.com" not in str(shop.state("select * from {state}.sync_runs"))
