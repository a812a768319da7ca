"""A source is switched on and off by the lists of the feeds alone: what is off is never read."""

import json

import pytest
import yaml
from raw_tables import LOADED, create_statements, described, run_sql, schema_vars
from support import ROOT, dbt_build

VARS = yaml.safe_load((ROOT / "dbt_project.yml").read_text(encoding="utf-8"))["vars"]["perfil"]
FEEDS = {name: models for name, models in VARS.items() if name.startswith("feed_")}
WITHOUT_TESTS = ("--empty", "--exclude-resource-type", "test", "unit_test")
# what comes after the feeds sees the same typed tables, whoever fills them: they alone may read
# staging (scripts/check_manifest.py)
UP_TO_THE_FEEDS = (*WITHOUT_TESTS, "--select", "staging", "intermediate.feeds")


def source_of(model: str) -> str:
    return model.removeprefix("stg_").split("__")[0]


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def loaded(request, tmp_path_factory):
    """An engine with the tables of every loader, empty, as their yml describes them."""
    engine = request.getfixturevalue(f"{request.param}_engine")
    folder = tmp_path_factory.mktemp("switches")
    for source in LOADED:
        run_sql(engine, folder, create_statements(f"switch_{source}", described(source)))
    return engine


def build_with(engine, folder, sources: set[str], *options: str):
    """Build with these sources on; the schemas of all others are named, but not there."""
    feeds = {
        feed: [model for model in models if source_of(model) in sources]
        for feed, models in FEEDS.items()
    }
    places = schema_vars("nowhere") | schema_vars("switch", tuple(sorted(sources)))
    given = json.dumps({"demo": False} | places | feeds)
    build, _ = dbt_build(engine, folder, "switches", "--vars", given, *options)
    return build


def built_sources(build) -> set[str]:
    """The sources of the staging models that were built, each without an error."""
    results = json.loads((build.folder / "target" / "run_results.json").read_text())["results"]
    models = [one["unique_id"].split(".")[2] for one in results if one["status"] == "success"]
    return {source_of(name) for name in models if name.startswith("stg_")}


def test_the_lists_name_every_loader():
    assert {source_of(model) for models in FEEDS.values() for model in models} == set(LOADED)


@pytest.mark.parametrize("source", LOADED)
def test_each_source_alone_builds(loaded, tmp_path, source):
    build = build_with(loaded, tmp_path, {source}, *UP_TO_THE_FEEDS)
    assert built_sources(build) == {source}


# what is left out is left out before an engine hears of it
@pytest.mark.parametrize("loaded", ["duckdb"], indirect=True)
@pytest.mark.parametrize("source", LOADED)
def test_each_source_can_be_left_out(loaded, tmp_path, source):
    others = set(LOADED) - {source}
    build = build_with(loaded, tmp_path, others, *UP_TO_THE_FEEDS)
    assert built_sources(build) == others


def test_nothing_but_empty_feeds_still_builds(loaded, tmp_path):
    build = build_with(loaded, tmp_path, set())
    assert built_sources(build) == set()
    assert build.table("customer_profiles") == []
    assert {row["member_count"] for row in build.table("segments")} == {0}
