"""`perfil new source`, from the scaffold to rows in the marts, in a company's own project."""

import csv
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from support import ROOT, Build, run, write_profile

from perfil.cli import main

EVERY_FEED = ("events", "orders", "order_lines", "refunds", "products")
EVERY_FEED += ("contacts", "consents", "messages", "tickets")
ORDERS = [
    ("order_id", "ordered_at", "email", "status", "net_amount"),
    ("1", "2026-05-01 10:00:00", "ana@post.example", "paid", "20.00"),
    ("2", "2026-05-02 10:00:00", "ANA@post.example", "paid", "22.50"),
    ("3", "2026-05-03 10:00:00", "", "paid", "5.00"),
]


def new_source(*options: str):
    return CliRunner().invoke(main, ["new", "source", *options], catch_exceptions=False)


@pytest.fixture
def company(duckdb_engine, tmp_path) -> Path:
    """A root project with perfil among its packages, and a raw table of orders as a seed."""
    project = {
        "name": "company",
        "profile": "perfil",
        "flags": {"send_anonymous_usage_stats": False},
        "vars": {
            "perfil": {f"feed_{feed}": [] for feed in EVERY_FEED}
            | {"demo": False, "as_of": "2026-06-01", "feed_orders": ["stg_till__orders"]}
        },
    }
    (tmp_path / "dbt_project.yml").write_text(yaml.safe_dump(project))
    (tmp_path / "packages.yml").write_text(yaml.safe_dump({"packages": [{"local": str(ROOT)}]}))
    write_profile(tmp_path, duckdb_engine, "company")
    run("dbt", "--quiet", "deps", cwd=tmp_path)
    with (tmp_path / "orders.csv").open("w", newline="") as file:
        csv.writer(file).writerows(ORDERS)
    return tmp_path


def fill_in(model: Path) -> None:
    """The edit the scaffold asks for: three more columns, above and in the list."""
    code = model.read_text()
    more = ["email", "status", "net_amount"]
    added = "".join(f",\n        orders.{name}" for name in more)
    listed = "".join(f", '{name}'" for name in more)
    code = code.replace("as ordered_at\n", f"as ordered_at{added}\n")
    model.write_text(code.replace("'ordered_at']", f"'ordered_at'{listed}]"))


def test_a_source_of_ones_own_from_scaffold_to_marts(company, duckdb_engine):
    done = new_source("till", "--feed", "orders", "--schema", "raw", "--project-dir", str(company))
    assert done.exit_code == 0, done.output
    assert "feed_orders: [stg_till__orders]" in done.stderr
    fill_in(company / "models" / "staging" / "till" / "stg_till__orders.sql")
    run("perfil", "load", "orders.csv", "--into", "orders", cwd=company)
    run("dbt", "--quiet", "build", "--exclude-resource-type", "unit_test", cwd=company)
    build = Build(duckdb_engine, company, "company")
    orders = {row["order_id"]: row["customer_id"] for row in build.table("customer_orders")}
    assert orders["1"] == orders["2"] and orders["1"] and orders["3"] is None
    (ana,) = build.table("customer_profiles")
    assert (ana["email"], ana["order_count"], float(ana["net_revenue_amount"])) == (
        "ana@post.example",
        2,
        42.5,
    )


def test_a_dry_run_writes_nothing(company):
    done = new_source("till", "--feed", "orders", "--dry-run", "--project-dir", str(company))
    assert done.exit_code == 0 and "perfil.as_feed('orders'" in done.stdout
    assert not (company / "models").exists()


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (("shopify", "--feed", "orders"), 3, "exists already"),
        (("Till", "--feed", "orders"), 2, "cannot name a source"),
        (("till", "--feed", "order"), 2, "The feeds are: "),
    ],
)
def test_what_cannot_be_is_told(options, code, says):
    done = new_source(*options, "--project-dir", str(ROOT))
    assert (done.exit_code, says in done.stderr) == (code, True), done.stderr


def test_in_the_project_itself_the_scaffold_keeps_the_house_rules(tmp_path):
    """In perfil's own tree a staging model is switched on by its name in the feed's list."""
    done = new_source("till", "--feed", "events", "--dry-run", "--project-dir", str(ROOT))
    assert "config(enabled=is_listed())" in done.stdout and "perfil.as_feed" not in done.stdout
    assert done.stdout.count("events.… as ") >= 15
