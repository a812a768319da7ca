"""What happens to a table that is there, and what never does."""

import json

import pytest
import yaml
from ground import COLUMNS, ROWS, Ground, write_orders
from support import ROOT

pytest_plugins = "load_fixtures"


def test_a_table_is_not_touched_unless_told(ground: Ground):
    write_orders(ground.folder, "orders.csv")
    ground.loaded("orders.csv")
    done = ground.load("orders.csv")
    assert done.exit_code == 3
    assert "holds 5 rows" in done.stderr
    assert "--replace" in done.stderr
    assert "--append" in done.stderr
    assert ground.rows() == ROWS


def test_append_adds_by_name(ground: Ground):
    ground.write("first.csv", "id,name\n1,ada\n")
    ground.write("second.csv", "name,id\ngrace,2\n")
    assert ground.loaded("first.csv", "--append")["action"] == "create"
    result = ground.loaded("second.csv", "--append")
    assert (result["action"], result["rows_before"], result["rows_kept"]) == ("append", 1, 1)
    assert ground.columns() == ["id", "name"]
    assert ground.rows() == [("1", "ada"), ("2", "grace")]


def test_append_names_missing_and_extra_columns(ground: Ground):
    ground.write("first.csv", "id,name\n1,ada\n")
    ground.write("second.csv", "id,Name,age\n2,grace,37\n")
    ground.loaded("first.csv")
    done = ground.load("second.csv", "--append")
    assert done.exit_code == 3
    assert "the file lacks name; raw_load.orders lacks Name, age" in done.stderr
    assert ground.rows() == [("1", "ada")]


def test_replace_takes_the_new_columns(ground: Ground):
    ground.write("first.csv", "id,name\n1,ada\n2,grace\n")
    ground.write("second.csv", "id,born\n3,1815\n")
    ground.loaded("first.csv")
    result = ground.loaded("second.csv", "--replace")
    assert (result["action"], result["rows_before"]) == ("replace", 2)
    assert (ground.columns(), ground.rows()) == (["id", "born"], [("3", "1815")])


def test_replace_keeps_the_views_that_stand_on_a_table(ground: Ground):
    ground.write("first.csv", "id,name\n1,ada\n")
    ground.write("second.csv", "id,name\n2,grace\n3,edith\n")
    ground.loaded("first.csv")
    ground.sql("create view raw_load.stg_orders as select id from raw_load.orders")
    ground.loaded("second.csv", "--replace")
    assert ground.rows("stg_orders") == [("2",), ("3",)]


def test_postgres_names_the_views_in_the_way_of_other_columns(postgres_ground: Ground):
    postgres_ground.write("first.csv", "id,name\n1,ada\n")
    postgres_ground.write("second.csv", "id\n2\n")
    postgres_ground.loaded("first.csv")
    postgres_ground.sql("create view raw_load.stg_orders as select id from raw_load.orders")
    done = postgres_ground.load("second.csv", "--replace")
    assert done.exit_code == 3
    assert "stg_orders depends on table" in done.stderr
    assert postgres_ground.rows() == [("1", "ada")]


def test_a_view_is_never_replaced(ground: Ground):
    ground.sql("create schema raw_load")
    ground.sql("create view raw_load.orders as select 1 as id")
    ground.write("orders.csv", "id\n2\n")
    for how in ("--replace", "--append"):
        done = ground.load("orders.csv", how)
        assert done.exit_code == 3
        assert "is a view" in done.stderr
    assert ground.rows() == [(1,)]


def test_a_schema_can_be_named(ground: Ground):
    ground.sql("drop schema if exists raw_other cascade")
    write_orders(ground.folder, "orders.csv")
    result = ground.loaded("orders.csv", "--into", "raw_other.orders")
    assert result["table"] == "raw_other.orders"
    assert ground.sql("select count(*) from raw_other.orders") == [(5,)]
    assert ground.columns() == []
    ground.sql("drop schema raw_other cascade")


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("orders.csv", "raw_load.orders"),
        ("raw_other__order_line.ndjson.gz", "raw_other.order_line"),
        ("raw_other.order__1.parquet", "raw_other.order__1"),
    ],
)
def test_a_file_names_its_table(ground: Ground, name, table):
    ground.sql("drop schema if exists raw_other cascade")
    write_orders(ground.folder, name)
    assert ground.loaded(name, into=None)["table"] == table
    ground.sql("drop schema if exists raw_other cascade")


def test_a_dry_run_shows_the_plan_and_changes_nothing(ground: Ground):
    write_orders(ground.folder, "orders.csv")
    done = ground.load("orders.csv", "--dry-run", "--format", "json")
    assert done.exit_code == 0
    planned = json.loads(done.stdout)
    assert (planned["action"], planned["rows_kept"]) == ("create", 5)
    assert planned["sample"][0] == dict(zip(COLUMNS, ROWS[0], strict=True))
    assert ground.columns() == []
    ground.loaded("orders.csv")
    ground.write("more.csv", "Order ID\n9\nx,y\n")
    done = ground.load("more.csv", "--replace", "--dry-run")
    assert done.exit_code == 1
    assert "replace" in done.stdout
    assert "Order ID: 9" in done.stdout
    assert ground.rows() == ROWS
    assert ground.load("more.csv", "--append", "--dry-run").exit_code == 3


def test_a_dry_run_makes_no_warehouse(tmp_path, small_project, duckdb_engine):
    settings = duckdb_engine.settings | {"path": str(tmp_path / "new.duckdb")}
    engine = type(duckdb_engine)("duckdb", settings, tmp_path)
    ground = Ground(small_project(engine), "duckdb")
    ground.write("orders.csv", "id\n1\n")
    assert ground.load("orders.csv", "--dry-run").exit_code == 0
    assert not (tmp_path / "new.duckdb").exists()


def test_the_result_is_a_table_people_can_read(ground: Ground):
    write_orders(ground.folder, "orders.csv")
    done = ground.load("orders.csv")
    shown = dict(line.split(maxsplit=1) for line in done.stdout.splitlines() if " kept" not in line)
    assert shown["table"] == "raw_load.orders"
    assert shown["columns"] == "4"
    assert "rows kept       5" in done.stdout
    assert "rows set aside  0" in done.stdout
    assert done.stderr.splitlines()[-1].startswith("Next: let a staging model read raw_load.orders")


def test_what_already_reads_the_table_is_named(duckdb_ground: Ground):
    """Through perfil's own sources, under the schema and the table that the vars name."""
    (duckdb_ground.folder / "models").symlink_to(ROOT / "models")
    path = duckdb_ground.folder / "dbt_project.yml"
    project = yaml.safe_load(path.read_text())
    project["vars"]["perfil"] |= {"shopify_schema": "raw_load", "flat_orders_table": "till"}
    path.write_text(yaml.safe_dump(project))
    duckdb_ground.write("rows.csv", "id\n1\n")
    said = {
        into: duckdb_ground.load("rows.csv", into=into).stderr.splitlines()[-1]
        for into in ("order_line", "till", "flat_orders")
    }
    assert "dbt build" in said["order_line"]
    assert "raw_load.order_line is read by stg_shopify__order_lines," in said["order_line"]
    assert "raw_load.till is read by stg_flat_orders__mapped," in said["till"]
    assert said["flat_orders"].startswith("Next: let a staging model read raw_load.flat_orders")
