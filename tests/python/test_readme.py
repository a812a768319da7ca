"""The README, typed as a newcomer would: every `sh` block, in order, in a fresh copy."""

import os
import re
import subprocess
from pathlib import Path

import duckdb
import pytest
import yaml
from support import READ_BY_V2, ROOT

# segments that have nobody without tickets or dates of birth, or before `perfil fit`
UNASKED = {
    "birthday_soon",
    *("happy_customers", "unhappy_customers", "frequent_tickets", "in_care", "churn_risk"),
    *("high_lifetime_value", "ready_to_buy", "order_expected_soon", "long_shots"),
}
WALK = "Shopify, Segment and Klaviyo, for example"


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Path:
    """What git has of this tree, with the profile copied and the environment at hand."""
    folder = tmp_path_factory.mktemp("readme") / "perfil"
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    (folder / "profiles.yml").write_bytes((ROOT / "profiles.yml.example").read_bytes())
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder


def blocks() -> dict[str, str]:
    """Each section's `sh` blocks, joined."""
    found: dict[str, str] = {}
    for section in re.split(r"^## ", (ROOT / "README.md").read_text(), flags=re.M)[1:]:
        title = section.splitlines()[0]
        code = re.findall(r"^```sh\n(.*?)^```", section, flags=re.M | re.S)
        if code:
            found[title] = "\n".join(code)
    return found


def type_in(clone: Path, code: str, tests: bool = False) -> str:
    """What it says. dbt's own tests run where other rows are brought in, its unit tests nowhere
    here: the demo's build runs them on every engine. The v2 parser reads the project, in a tenth of
    the time; where the demo is built it is dbt itself."""
    left_out = {"DBT_EXCLUDE_RESOURCE_TYPES": "unit_test" if tests else "test unit_test"}
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", ". .venv/bin/activate\n" + code],
        cwd=clone,
        env={key: value for key, value in os.environ.items() if not key.startswith("DBT_")}
        | left_out
        | READ_BY_V2,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def query(clone: Path, sql: str) -> list[tuple]:
    with duckdb.connect(str(clone / "warehouse.duckdb"), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_see_it_run(clone):
    """What `make demo` does once all is installed, then the look around."""
    told = type_in(clone, "python scripts/demo.py")
    exported = list((clone / "exports" / "vip_customers").glob("*.csv"))
    assert f"Exported: {exported[0].relative_to(clone)}" in told
    assert "known customers" in told and "one_time_buyers" in told and "perfil check" in told
    said = type_in(clone, blocks()["See it run"])
    assert "vip_customers_to_csv" in said
    assert "champions" in said
    assert len(exported) == 1


def test_bring_your_data(clone):
    type_in(clone, blocks()["Bring your data"], tests=True)
    assert query(clone, "select count(*), sum(net_amount) from perfil.customer_orders") == [
        (3, pytest.approx(99))
    ]
    assert query(clone, "select reason from perfil.rejected_records") == [
        ("ordered_at is not a date",)
    ]


def test_shopify_segment_and_klaviyo(clone):
    said = type_in(clone, blocks()[WALK], tests=True)
    assert "reason" in said
    feeds = dict(query(clone, "select feed, status from perfil.feed_coverage"))
    assert len(feeds) == 9 and all(f"│ {feed} " in said for feed in feeds)
    assert [feed for feed, status in feeds.items() if status == "no data"] == ["tickets"]
    assert "engagement with mails, over-mailed customers" in said
    brought = query(
        clone, "select distinct source, model_name, row_count from perfil.source_coverage"
    )
    assert {source for source, _, _ in brought} == {"shopify", "segment", "klaviyo"}
    assert min(rows for _, _, rows in brought) > 0
    set_aside = query(clone, "select distinct table_name, reason from perfil.rejected_records")
    assert set_aside == [("stg_segment__pages", "no identifier")]
    filled = dict(query(clone, "select segment_name, member_count > 0 from perfil.segments"))
    assert {name for name, is_filled in filled.items() if not is_filled} == UNASKED
    landed = query(
        clone,
        """select count(distinct id) from shopify."order"
        where test = 'false' and _fivetran_deleted = 'false'""",
    )
    assert query(clone, "select count(*) from perfil.customer_orders") == landed


@pytest.mark.parametrize("source", ["shopify", "segment", "klaviyo"])
def test_every_table_that_the_shop_needs_is_named(source):
    section = (ROOT / "README.md").read_text().split(f"## {WALK}")[1].split("\n## ")[0]
    path = ROOT / "models" / "staging" / source / f"_{source}__sources.yml"
    (spec,) = yaml.safe_load(path.read_text())["sources"]
    assert {table["name"] for table in spec["tables"]} <= set(re.findall(r"`([a-z_]+)`", section))


def test_say_who_is_who(clone):
    said = type_in(clone, blocks()["Say who is who"])
    assert "Weakest link: user_id:" in said and (clone / "jack.html").is_file()
    assert "Profiles merged: " in said and "Exit code 1: something changes." in said
    decided = query(clone, "select action from perfil_intermediate.int_identity__overrides")
    assert sorted(decided) == [("do_not_merge",), ("exclude_node",)]


def test_join_people_who_are_alike(clone):
    """After an ordinary build, as any user has one."""
    said = type_in(clone, blocks()["Join people who are alike"])
    assert "surname, city" in said and "given_name" in said
    weights = (clone / "seeds" / "reference" / "link_weights.csv").read_text()
    assert weights.startswith("comparison,level,") and "\nprior,any," in weights
    links = "select count(*) from perfil_intermediate.int_identity__likely_links"
    assert query(clone, links)[0][0] > 0


def test_predict_what_customers_are_worth(clone):
    said = type_in(clone, blocks()["Predict what customers are worth"])
    assert "mbg_nbd" in said and " orders, about every " in said
    statuses = dict(
        query(
            clone,
            "select prediction_status, count(predicted_clv_next_365d)"
            " from perfil.customer_predictions group by 1",
        )
    )
    assert statuses["predicted"] > 100 and set(statuses) <= {"predicted", "orders_only"}


def test_send_a_segment(clone):
    type_in(clone, blocks()["Send a segment"])
    files = sorted(path.name for path in (clone / "exports").glob("*/*") if path.is_file())
    assert any(name.endswith(".parquet") for name in files)


def test_check_the_data(clone):
    assert "holds" in type_in(clone, blocks()["Check the data"])
    assert (clone / "target" / "data_docs" / "index.html").is_file()


def test_your_own_segment(clone):
    said = type_in(clone, blocks()["Your own segment"])
    spent = "select count(*) from perfil.customer_profiles where net_revenue_amount > 500"
    assert f"big_spenders (Big spenders): {query(clone, spent)[0][0]} members" in said
    tests = clone / "models" / "segments" / "own" / "seg_big_spenders.unit_tests.yml"
    assert "{customer_id: in, net_revenue_amount: 501}" in tests.read_text()


def test_run_an_experiment(clone):
    type_in(clone, blocks()["Run an experiment"])
    given = dict(
        query(clone, "select experiment, count(*) from perfil.experiment_assignments group by 1")
    )
    assert given["thank_you"] > 0 and len(given) == 3


def test_another_day(clone):
    type_in(clone, blocks()["Another day, another engine"], tests=True)
    assert query(
        clone, "select max(ordered_at) <= '2026-03-31 23:59:59' from perfil.customer_orders"
    ) == [(True,)]


def test_every_how_to_is_short():
    assert {
        title: code.count("\n") for title, code in blocks().items() if code.count("\n") > 40
    } == {}
