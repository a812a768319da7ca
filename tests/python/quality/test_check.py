"""`perfil check` over the demo's marts, whole and broken, on DuckDB and Postgres."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
import yaml
from click.testing import CliRunner
from support import ROOT, Build, Engine, write_profile

from perfil.cli import main

IMPOSSIBLE = {
    "expect_table_row_count_to_be_between": {"max_value": 0},
    "expect_column_values_to_be_unique": {"column": "currency"},
    "expect_column_values_to_not_be_null": {"column": "birth_date"},
    "expect_column_values_to_be_null": {"column": "customer_id"},
    "expect_column_values_to_be_in_set": {"column": "currency", "value_set": ["XXX"]},
    "expect_column_values_to_be_between": {"column": "order_count", "max_value": -1},
    "expect_column_value_lengths_to_be_between": {"column": "customer_id", "max_value": 3},
    "expect_column_distinct_values_to_be_in_set": {"column": "email", "value_set": ["nobody"]},
    "expect_compound_columns_to_be_unique": {"column_list": ["currency", "order_count"]},
    "expect_column_pair_values_a_to_be_greater_than_b": {
        "column_A": "first_seen_at",
        "column_B": "last_seen_at",
    },
    "expect_column_proportion_of_non_null_values_to_be_between": {
        "column": "birth_date",
        "min_value": 1,
    },
    "expect_column_unique_value_count_to_be_between": {"column": "customer_id", "max_value": 1},
}


def check(build: Build, docs: Path, *options: str):
    where = ["--project-dir", ROOT, "--profiles-dir", build.folder]
    where += ["--target-path", build.folder / "target", "--docs", docs]
    command = ["check", *map(str, where), *options]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def suite_file(folder: Path, marts: dict) -> str:
    path = folder / "suite.yml"
    path.write_text(yaml.safe_dump({"marts": marts}))
    return str(path)


@pytest.fixture(params=["duckdb", "postgres"])
def build(request, demo) -> Build:
    return demo(request.param)


def test_the_demo_passes_and_the_report_is_there(build, tmp_path):
    done = check(build, tmp_path / "docs", "--format", "json")
    assert done.exit_code == 0, done.output
    rows = json.loads(done.stdout)
    assert len(rows) > 15 and all(row["passed"] and row["why"] for row in rows)
    assert str(tmp_path / "docs" / "index.html") in done.stderr


def test_what_does_not_hold_is_named_and_ends_with_1(build, tmp_path):
    wanted = [
        {"expect": name, "arguments": arguments, "why": "a test"}
        for name, arguments in IMPOSSIBLE.items()
    ]
    suite = suite_file(tmp_path, {"customer_profiles": wanted})
    done = check(build, tmp_path / "docs", "--suite", suite, "--format", "json")
    assert done.exit_code == 1, done.output
    failed = sorted(row["expect"] for row in json.loads(done.stdout) if not row["passed"])
    assert failed == sorted(IMPOSSIBLE)


def test_the_report_holds_no_persons_value_and_calls_nobody(build, tmp_path):
    wanted = {"expect": "expect_column_values_to_be_in_set", "why": "a test"}
    columns = ["email", "phone", "first_name", "last_name", "user_id"]
    each = [wanted | {"arguments": {"column": name, "value_set": ["x"]}} for name in columns]
    suite = suite_file(tmp_path, {"customer_profiles": each})
    assert check(build, tmp_path / "docs", "--suite", suite).exit_code == 1
    pages = [page.read_text() for page in (tmp_path / "docs").rglob("*.html")]
    assert len(pages) >= 3
    for row in build.table("customer_profiles"):
        told = [row["email"], row["phone"], row["customer_id"]]
        assert not any(value in page for value in told if value for page in pages)
    for page in pages:
        assert 'src="http' not in page and '<link rel="stylesheet" href="http' not in page


def copy_of(build: Build, folder: Path) -> Build:
    """The DuckDB demo's file and manifest, to be broken."""
    engine = Engine("duckdb", {"type": "duckdb", "path": str(folder / "copy.duckdb")}, folder)
    shutil.copy(build.engine.settings["path"], folder / "copy.duckdb")
    shutil.copytree(build.folder / "target", folder / "target")
    write_profile(folder, engine, build.schema)
    return Build(engine, folder, build.schema)


@pytest.fixture
def copied(demo, tmp_path) -> Build:
    return copy_of(demo("duckdb"), tmp_path)


def break_it(build: Build, sql: str) -> None:
    with duckdb.connect(build.engine.settings["path"]) as connection:
        connection.execute(sql)


def test_a_broken_mart_fails_the_shipped_suite(copied, tmp_path):
    break_it(copied, "insert into demo.customer_profiles from demo.customer_profiles limit 2")
    break_it(copied, "update demo.customer_orders set status = 'lost' where channel = 'store'")
    done = check(copied, tmp_path / "docs", "--only-failures", "--format", "json")
    assert done.exit_code == 1
    found = {(row["mart"], row["column"]) for row in json.loads(done.stdout)}
    assert ("customer_profiles", "customer_id") in found and ("customer_orders", "status") in found


def test_a_mart_that_is_not_built_is_named(copied, tmp_path):
    break_it(copied, "drop table demo.customer_rfm")
    done = check(copied, tmp_path / "docs")
    assert done.exit_code == 2 and "Run 'dbt build' first" in done.stderr
    assert "customer_rfm" in done.stderr


def test_a_manifest_that_is_not_there_is_told(copied, tmp_path):
    shutil.rmtree(copied.folder / "target")
    done = check(copied, tmp_path / "docs")
    assert done.exit_code == 2 and "Run 'dbt build' first" in done.stderr


def test_a_warehouse_held_by_another_process_is_a_case_for_later(copied, tmp_path):
    hold = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); input()"
    other = subprocess.Popen(
        [sys.executable, "-c", hold, copied.engine.settings["path"]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert other.stdout.readline() == "held\n"
        done = check(copied, tmp_path / "docs")
    finally:
        other.communicate("\n")
    assert done.exit_code == 75 and "held by another process" in done.stderr


@pytest.mark.parametrize(
    ("marts", "says"),
    [
        ({"nobody": []}, "'nobody', which is no model"),
        ({"customer_rfm": [{"expect": "expect_magic", "why": "x"}]}, "does not have. It has:"),
        (
            {
                "customer_rfm": [
                    {
                        "expect": "expect_column_values_to_be_unique",
                        "why": "x",
                        "arguments": {"colum": "customer_id"},
                    }
                ]
            },
            "arguments it does not take",
        ),
        ({"customer_rfm": [{"expects": "x", "why": "x"}]}, "expect"),
        ({"customer_rfm": [{"expect": "x", "why": "x", "when": 1}]}, "nobody knows the key at"),
    ],
)
def test_a_suite_that_is_wrong_is_told_in_a_sentence(demo, tmp_path, marts, says):
    done = check(demo("duckdb"), tmp_path / "docs", "--suite", suite_file(tmp_path, marts))
    assert done.exit_code == 2, done.output
    assert says in done.stderr and "Traceback" not in done.stderr


def test_a_folder_with_other_things_is_not_cleared_for_the_report(demo, tmp_path):
    (tmp_path / "mine.txt").write_text("keep me")
    done = check(demo("duckdb"), tmp_path)
    assert done.exit_code == 2 and "Name an empty folder" in done.stderr
    assert (tmp_path / "mine.txt").read_text() == "keep me"


STOCK_OR_OURS = """
import os, sys, warnings
os.environ["GX_ANALYTICS_ENABLED"] = "false"
warnings.simplefilter("ignore")
import duckdb, great_expectations as gx
with duckdb.connect(sys.argv[1]) as connection:
    connection.execute("create table t as select 1 as a")
if sys.argv[2] == "ours":
    from perfil.quality.duckdb_dialect import register
    register()
context = gx.get_context(mode="ephemeral")
source = context.data_sources.add_sql("w", connection_string="duckdb:///" + sys.argv[1])
asset = source.add_table_asset("t", table_name="t")
batch = asset.add_batch_definition_whole_table("b").get_batch()
result = batch.validate(gx.expectations.ExpectColumnValuesToBeUnique(column="a"))
print("success:", result.success)
"""


def test_the_stock_dialect_still_needs_ours(tmp_path):
    """When an upgrade mends it, this fails, and our dialect can go."""
    script, said = tmp_path / "stock_or_ours.py", {}
    script.write_text(STOCK_OR_OURS)
    for dialect in ("stock", "ours"):
        command = [sys.executable, str(script), str(tmp_path / f"{dialect}.duckdb"), dialect]
        said[dialect] = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "success: True" in said["ours"].stdout, said["ours"].stderr
    assert "success: True" not in said["stock"].stdout
