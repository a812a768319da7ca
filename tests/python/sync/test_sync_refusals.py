"""What is refused before anything is sent, and mistakes that are told in a sentence."""

import pytest
from shop import ANN, BEN, CAT, COLUMNS, FIELDS, SCHEMA, customer


def refused(shop, *options: str) -> str:
    """Run, expect a refusal that leaves no file and no acknowledgement; what it says."""
    known = shop.files(), shop.state("select count(*) from {state}.sync_ledger")
    said = shop.run("vips_csv", *options, code=3)
    assert (said["status"], said["exit_code"], said["file"]) == ("refused", 3, None)
    assert (shop.files(), shop.state("select count(*) from {state}.sync_ledger")) == known
    return said["message"]


@pytest.fixture
def sent(shop):
    """A shop that has sent Ann and Ben."""
    shop.payload(ANN, BEN)
    shop.run()
    return shop


def test_a_null_key_is_refused_even_by_force(sent):
    sent.payload(ANN, BEN, customer(None))
    assert "1 row(s) whose key, customer_id, is null" in refused(sent, "--force")


def test_a_duplicate_key_is_refused_even_by_force(sent):
    sent.payload(ANN, BEN, BEN)
    assert "1 key(s), customer_id, on more than one row" in refused(sent, "--force")
    assert sent.plan(code=3)["message"].startswith("Model 'sync_file__vips' (sync 'vips_csv')")


def test_a_refusal_is_remembered(sent):
    sent.payload(ANN, BEN, BEN)
    sent.run(code=3)
    assert sent.json("list")[0]["last_status"] == "refused"


def test_a_missing_column_is_named(sent):
    sent.respec(fields=[*FIELDS, "shoe_size"])
    said = refused(sent)
    assert "Model 'sync_file__vips'" in said and "has no column shoe_size; it has: cust" in said


def test_a_payload_that_is_not_built_is_named(sent):
    sent.sql(f"drop table {SCHEMA}.sync_file__vips")
    said = refused(sent)
    assert "is not built" in said and "Run 'dbt build'" in said


def test_a_column_that_does_not_compare_exactly_is_refused(sent):
    sent.payload(columns=COLUMNS | {"amount": "double precision"})
    assert "column amount of type" in refused(sent)


def test_a_key_must_be_text_or_whole(sent):
    sent.respec(key="amount")
    assert "a key, amount, that is neither text nor whole" in refused(sent)


def test_an_emptied_payload_is_refused_until_forced(sent):
    sent.payload()
    assert "would remove 2 of the 2 rows" in refused(sent)
    assert "would remove 2 of the 2 rows" in sent.plan(code=3)["message"]
    assert sent.counts(sent.run("vips_csv", "--force")) == (0, 0, 2, 0)


def test_the_guard_is_the_projects_own(sent):
    sent.respec(guards={"max_removed_share": 0.4})
    sent.payload(ANN, CAT)
    assert "max_removed_share (0.4)" in refused(sent)
    sent.respec(guards={"max_removed_share": 1})
    sent.payload()
    assert sent.counts(sent.run()) == (0, 0, 2, 0)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            {"feilds": []},
            "unknown key 'feilds' (known keys: destination, mode, key, fields, guards",
        ),
        ({"drop": "key"}, "needs 'key'"),
        ({"guards": {"max": 1}}, "unknown key 'guards.max' (known keys: max_removed_share)"),
        ({"guards": {"max_removed_share": 2}}, "guards.max_removed_share: 2"),
        ({"mode": "append"}, "mode: 'append' (input should be 'upsert' or 'mirror')"),
        ({"destination": "fax"}, "destination 'fax'; perfil knows: file"),
        ({"fields": []}, "fields"),
        ({"fields": ["email"]}, "fields does not hold the key 'customer_id'"),
        ({"fields": ["customer_id", "customer_id"]}, "customer_id more than once"),
        ({"fields": ["customer_id", "sync_operation"]}, "perfil's own column"),
    ],
)
def test_a_wrong_spec_is_told(duckdb_shop, change, says):
    duckdb_shop.payload(ANN)
    duckdb_shop.respec(**change)
    result = duckdb_shop.perfil("sync", "plan")
    assert result.exit_code == 2
    assert "Exposure 'vips_csv': config.meta.sync" in result.stderr and says in result.stderr


def test_a_wrong_spec_does_not_stop_the_other_syncs(duckdb_shop):
    duckdb_shop.payload(ANN)
    duckdb_shop.respec("vips_parquet", feilds=[])
    assert duckdb_shop.counts(duckdb_shop.run("vips_csv")) == (1, 0, 0, 0)


def test_a_refused_sync_does_not_stop_the_next(shop):
    shop.payload(ANN)
    shop.respec("vips_csv", fields=[*FIELDS, "shoe_size"])
    rows = shop.json("run", "--all", code=3)
    assert [row["status"] for row in rows] == ["refused", "sent", "sent"]


def test_run_wants_names_or_all(duckdb_shop):
    duckdb_shop.payload(ANN)
    for arguments in (["run"], ["run", "vips_csv", "--all"], ["run", "vips_tsv"]):
        result = duckdb_shop.perfil("sync", *arguments)
        assert (result.exit_code, duckdb_shop.files()) == (2, [])
    assert "vips_csv, vips_parquet, vips_upsert" in duckdb_shop.perfil("sync", "run").stderr


def test_without_a_manifest_dbt_is_asked_for(duckdb_shop, monkeypatch):
    duckdb_shop.payload(ANN)
    manifest = duckdb_shop.folder / "target" / "manifest.json"
    moved = duckdb_shop.folder / "elsewhere" / "manifest.json"
    moved.parent.mkdir()
    manifest.rename(moved)
    result = duckdb_shop.perfil("sync", "list")
    assert result.exit_code == 2 and "Run 'dbt build' first" in result.stderr
    assert duckdb_shop.perfil("sync", "list", "--target-path", "elsewhere").exit_code == 0
    monkeypatch.setenv("DBT_TARGET_PATH", "elsewhere")
    assert duckdb_shop.perfil("sync", "list").exit_code == 0


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"adapter_type": "duckdb"', '"adapter_type": "spark"', "was written for spark"),
        (f'"schema": "{SCHEMA}"', '"schema": "production"', "dbt wrote it for another target"),
        ('"relation_name": "', '"relation_name": null, "was": "', "is ephemeral"),
        ('["model.small.sync_file__vips"]', "[]", "depends on exactly one model"),
    ],
)
def test_a_manifest_that_does_not_fit_is_told(duckdb_shop, old, new, says):
    duckdb_shop.payload(ANN)
    path = duckdb_shop.folder / "target" / "manifest.json"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    result = duckdb_shop.perfil("sync", "run", "vips_csv")
    assert (result.exit_code, duckdb_shop.files()) == (2, []) and says in result.stderr
