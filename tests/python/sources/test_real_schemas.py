"""The demo's models are a user's models: pointed at real schemas, they fill the same feeds."""

import json
from pathlib import Path

import pytest
import yaml
from raw_tables import schema_vars
from support import ROOT, as_multiset, build_feeds, write_profile

from perfil.project import find_target
from perfil.warehouse import open_warehouse


def copy_demo_to_real_schemas(engine, folder: Path, schema: str) -> None:
    """Where a loader would write: table `order` of schema `shopify`, and so on."""
    write_profile(folder, engine, schema)
    with open_warehouse(find_target(project_dir=ROOT, profiles_dir=folder)) as warehouse:
        for path in sorted((ROOT / "seeds" / "demo").glob("demo_*.csv")):
            source, table = path.stem.removeprefix("demo_").split("__")
            warehouse.ensure_schema(f"{schema}_{source}")
            warehouse.execute(
                f"create table {warehouse.name(f'{schema}_{source}', table)} as "
                f"select * from {warehouse.name('demo_demo', path.stem)}"
            )


@pytest.mark.parametrize("name", ["duckdb", "postgres"])
def test_real_schemas_fill_the_same_feeds_as_the_demo(request, demo, tmp_path, name):
    """What comes after the feeds may not read staging (scripts/check_manifest.py)."""
    engine, ours = request.getfixturevalue(f"{name}_engine"), demo(name)
    schema = "real"
    copy_demo_to_real_schemas(engine, tmp_path, schema)
    moment = yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]["perfil"]["demo_as_of"]
    given = {"demo": False, "as_of": moment} | schema_vars(schema)
    options = ("--vars", json.dumps(given), "--exclude-resource-type", "test", "unit_test")
    theirs, _ = build_feeds(engine, tmp_path, schema, *options)
    feeds = [
        node["name"]
        for node in ours.manifest["nodes"].values()
        if node["resource_type"] == "model" and node["fqn"][1:3] == ["intermediate", "feeds"]
    ]
    assert len(feeds) > 9
    for table in feeds:
        assert as_multiset(ours.table(table)) == as_multiset(theirs.table(table)), table
