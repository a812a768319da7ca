"""The project as a project: it parses clean, keeps its own rules, and builds from nothing."""

import copy
import json
import math
import subprocess
import sys
from collections import Counter

import pytest
from support import READ_BY_DBT, ROOT, dbt_build, run, write_profile

from perfil.project import find_target, project_vars, read_project


@pytest.fixture(scope="module")
def manifest(duckdb_engine, tmp_path_factory) -> dict:
    folder = write_profile(tmp_path_factory.mktemp("parse"), duckdb_engine)
    places = ["--profiles-dir", str(folder), "--target-path", str(folder / "target")]
    run("dbt", "parse", *places, "--no-partial-parse", **READ_BY_DBT)
    return json.loads((folder / "target" / "manifest.json").read_text())


@pytest.fixture(scope="module")
def rules():
    sys.path.insert(0, str(ROOT / "scripts"))
    import check_manifest

    return check_manifest


def broken(manifest: dict, name: str, changes: dict) -> dict:
    """The manifest with one model changed."""
    changed = copy.deepcopy(manifest)
    changed["nodes"][f"model.perfil.{name}"].update(changes)
    return changed


def test_the_project_keeps_its_own_rules(manifest, rules):
    assert rules.findings(manifest) == []


OTHERWISE = {"name": "season", "description": "y"}
UNASKED = {"name": "ticket_count", "description": "Tickets.", "config": {"meta": {"trait": {}}}}
READS_A_SHOE = {"contract": {"enforced": True}, "meta": {"segment": {"traits": ["shoe"]}}}


@pytest.mark.parametrize(
    ("name", "changes", "says"),
    [
        ("customer_rfm", {"raw_code": "select x::int"}, "casts with ::"),
        ("customer_rfm", {"raw_code": "select now()"}, "clock of its own"),
        ("customer_rfm", {"raw_code": "{{ target.type }}"}, "which engine"),
        ("customer_rfm", {"raw_code": "\n" * 151}, "longer than"),
        ("customer_rfm", {"name": "int_rfm__x"}, "not named"),
        ("customer_rfm", {"description": "Scores."}, "One row per"),
        ("customer_rfm", {"columns": {"x": {"name": "x", "description": ""}}}, "no description"),
        ("seg_vip", {"raw_code": "select 1"}, "plain words"),
        ("seg_vip", {"depends_on": {"nodes": ["model.perfil.int_feeds__orders"]}}, "may read"),
        ("seg_vip", {"depends_on": {"nodes": ["source.perfil.a.b"]}}, "only staging"),
        ("customer_traits", {"columns": {"x": {"name": "x", "description": "y"}}}, "0 of the"),
        ("customer_traits", {"columns": {"season": OTHERWISE}}, "not described as"),
        (
            "service_traits",
            {"columns": {"ticket_count": UNASKED}},
            "should say data_category, null_means, question",
        ),
        ("seg_vip", {"config": READS_A_SHOE}, "the trait shoe"),
    ],
)
def test_a_broken_rule_is_found(manifest, rules, name, changes, says):
    found = rules.findings(broken(manifest, name, changes))
    assert any(says in line and name in line for line in found)


def test_the_command_starts_without_what_is_heavy():
    heavy = ["dbt", "duckdb", "great_expectations", "numpy", "pandas", "psycopg2", "pyarrow"]
    heavy += ["pydantic", "pyspark"]
    script = (
        "import sys; from click.testing import CliRunner; from perfil.cli import main; "
        "said = CliRunner().invoke(main, ['--help']); assert said.exit_code == 0; "
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_feed_that_names_no_model_fails_by_name(duckdb_engine, tmp_path):
    wrong = json.dumps({"feed_orders": ["stg_shopfy__orders"]})
    _, done = dbt_build(duckdb_engine, tmp_path, "wrong", "--vars", wrong, check=False)
    assert done.returncode != 0
    assert "stg_shopfy__orders" in done.stdout


def parents(manifest: dict) -> dict[str, list[str]]:
    """Each node by its id, with those it reads."""
    return {
        name: sorted(node["depends_on"].get("nodes", []))
        for name, node in manifest["nodes"].items()
    }


def test_dbts_v2_parser_reads_the_same_project(manifest, duckdb_engine, tmp_path):
    """It reads in a second what dbt reads in a dozen, and dbt builds what it read."""
    options = ["--use-v2-parser", "--select", "+assert_experiments_can_be_run"]
    build, _ = dbt_build(duckdb_engine, tmp_path, "by_v2", *options)
    assert parents(build.manifest) == parents(manifest)
    assert set(build.manifest["unit_tests"]) == set(manifest["unit_tests"])
    assert {row["experiment"] for row in build.table("int_experiments__listed")}


def test_the_demo_seeds_are_what_their_generator_writes(tmp_path):
    command = [sys.executable, str(ROOT / "scripts" / "make_demo_seeds.py"), str(tmp_path)]
    subprocess.run(command, check=True)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in (ROOT / "seeds" / "demo").iterdir()}
    assert written == committed
    assert sum(map(len, committed.values())) <= 3_000_000


def test_the_example_profile_gives_a_whole_port(tmp_path):
    (tmp_path / "profiles.yml").write_bytes((ROOT / "profiles.yml.example").read_bytes())
    assert find_target("postgres", ROOT, tmp_path).settings["port"] == 5432


def test_a_shop_in_another_currency_is_told_and_not_valued_at_nothing(duckdb_engine, tmp_path):
    options = ["--select", "+customer_orders", "assert_somebody_paid_in_the_reporting_currency"]
    options += ["--exclude-resource-type", "unit_test", "--vars", '{"reporting_currency": "JPY"}']
    _, done = dbt_build(duckdb_engine, tmp_path, "yen", *options, check=False)
    assert done.returncode != 0
    assert "assert_somebody_paid_in_the_reporting_currency" in done.stdout


@pytest.mark.parametrize("moment", ["30.06.2026", "2026-06-30T23:59:59+02:00", "yesterday"])
def test_a_clock_that_is_none_is_told_how_to_be_written(duckdb_engine, tmp_path, moment):
    options = ("--select", "segment_memberships", "--vars", json.dumps({"as_of": moment}))
    _, done = dbt_build(duckdb_engine, tmp_path, "clock", *options, check=False)
    assert done.returncode != 0
    assert f"The var as_of is '{moment}'. Write it as a day or a moment in UTC" in done.stdout


def test_no_two_modules_of_the_tests_share_a_name():
    """One would be imported for the other, where all tests run in one process."""
    paths = [
        path for path in (ROOT / "tests" / "python").rglob("*.py") if path.name != "conftest.py"
    ]
    names = Counter(path.name for path in paths)
    assert [name for name, count in names.items() if count > 1] == []


# what a marketer asks, subject by subject, and the traits of customer_traits that answer it
ASKED = {
    "identity": {
        "may we contact them": "can_be_emailed can_be_texted can_be_called",
        "where do they live": "residence_country residence_region",
        "how were they acquired": "acquisition_source",
    },
    "value": {
        "how recently, how often, how much": "last_purchase_date order_count net_revenue_amount",
        "one-time or repeat, how long to the second": "is_repeat_buyer days_to_second_order",
        "worth next year": "predicted_clv_next_365d",
        "typical basket": "average_order_amount average_order_products average_order_units",
        "returns, still profitable": "returned_amount_share margin_amount",
    },
    "product": {
        "most, first, next": "favourite_product_id first_product_id next_product_id",
        "due again, how wide": "due_product_id due_date category_count",
    },
    "price": {
        "do they need a discount, which offer works": "discount_affinity favourite_coupon_code",
    },
    "engagement": {
        "channel, hour, disengaging": "preferred_channel preferred_hour is_disengaging",
        "online, store or both": "order_channels online_order_share",
    },
    "browsing": {
        "looking at what, left a cart": "last_viewed_product_id abandoned_cart_at intent_score",
    },
    "context": {
        "season, weather": "season weather_condition",
        "local hour, holiday": "local_hour next_holiday_date",
    },
    "service and loyalty": {
        "happy, stage, tier": "average_satisfaction_score lifecycle_stage value_tier",
    },
    "prediction": {
        "will they leave, will they buy": (
            "probability_alive predicted_probability_of_transaction_next_90d overdue_ratio"
        ),
    },
}


def test_rfm_goes_as_far_back_as_the_backtest_learns_from():
    """A cell's trial ends a horizon after a month end of the backtest, and is learnt one before."""
    values = project_vars(read_project(ROOT))
    horizon = math.ceil(max(values["backtest_horizons"]) / 365 * 12)
    # months are not of one length, and the last month end may be the clock's own
    assert values["rfm_months"] >= values["backtest_months"] + horizon + 2


def test_what_a_marketer_asks_is_answered_by_a_trait(manifest):
    """And what traits cannot say has a table: who is worth revealing, and whether it helped."""
    traits = set(manifest["nodes"]["model.perfil.customer_traits"]["columns"])
    for subject, questions in ASKED.items():
        for question, names in questions.items():
            assert set(names.split()) <= traits, (subject, question)
    visitors = set(manifest["nodes"]["model.perfil.visitors"]["columns"])
    assert {"reveal_probability", "expected_value_30d"} <= visitors
    assert "model.perfil.experiment_results" in manifest["nodes"]
