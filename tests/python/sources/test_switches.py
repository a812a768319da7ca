"""A source is switched on and off by the lists of the feeds alone: what is off is never read."""

import json
from functools import cache

import pytest
import yaml
from raw_tables import LOADED, create_statements, described, run_sql, schema_vars
from support import ROOT, build_feeds, dbt_build

VARS = yaml.safe_load((ROOT / "dbt_project.yml").read_text(encoding="utf-8"))["vars"]["perfil"]
FEEDS = {name: models for name, models in VARS.items() if name.startswith("feed_")}
WITHOUT_TESTS = ("--empty", "--exclude-resource-type", "test", "unit_test")
# each alone, and each left out: an engine hears of what is on, so one of both each way will do
CASES = [("duckdb", [source]) for source in LOADED]
CASES += [("postgres", [other for other in LOADED if other != source]) for source in LOADED]


def source_of(model: str) -> str:
    return model.removeprefix("stg_").split("__")[0]


@pytest.fixture(scope="module")
def load(request, tmp_path_factory):
    """`load("postgres")`: that engine with the tables of every loader, empty, as their yml
    describes them."""

    @cache
    def loaded(name: str):
        engine = request.getfixturevalue(f"{name}_engine")
        folder = tmp_path_factory.mktemp("switches")
        for source in LOADED:
            run_sql(engine, folder, create_statements(f"switch_{source}", described(source)))
        return engine

    return loaded


def vars_with(sources: set[str]) -> str:
    """These sources are on; the schemas of all others are named, but not there."""
    feeds = {
        feed: [model for model in models if source_of(model) in sources]
        for feed, models in FEEDS.items()
    }
    places = schema_vars("nowhere") | schema_vars("switch", tuple(sorted(sources)))
    return json.dumps({"demo": False} | places | feeds)


def built_sources(build) -> set[str]:
    """The sources of the staging models that were built, each without an error."""
    results = json.loads((build.folder / "target" / "run_results.json").read_text())["results"]
    models = [one["unique_id"].split(".")[2] for one in results if one["status"] == "success"]
    return {source_of(name) for name in models if name.startswith("stg_")}


def test_the_lists_name_every_loader():
    assert {source_of(model) for models in FEEDS.values() for model in models} == set(LOADED)


@pytest.mark.parametrize(("name", "sources"), CASES)
def test_what_is_off_is_never_read(load, tmp_path, name, sources):
    options = ("--vars", vars_with(set(sources)), *WITHOUT_TESTS)
    build, _ = build_feeds(load(name), tmp_path, "switches", *options)
    assert built_sources(build) == set(sources)


@pytest.mark.parametrize("name", ["duckdb", "postgres"])
def test_nothing_but_empty_feeds_still_builds(load, tmp_path, name):
    options = ("--vars", vars_with(set()), "--exclude-resource-type", "unit_test")
    build, _ = dbt_build(load(name), tmp_path, "switches", *options)
    assert built_sources(build) == set()
    assert build.table("customer_profiles") == []
    assert {row["member_count"] for row in build.table("segments")} == {0}
