"""Write the tiny shop's dbt project, and let dbt work on it."""

import os
import subprocess
from pathlib import Path
from typing import Any

import yaml
from shop import BIN, COLUMNS, FIELDS, JOINED, SCHEMA, SEEN, Shop


def make_shop(folder: Path, engine: Any, manifest: str) -> Shop:
    """A project in `folder` on an engine, and what dbt wrote when it was parsed."""
    settings = {"threads": 2} | engine.settings | {"schema": SCHEMA}
    if engine.name == "duckdb":
        settings["path"] = "warehouse.duckdb"
    profile = {"target": engine.name, "outputs": {engine.name: settings}}
    (folder / "profiles.yml").write_text(yaml.safe_dump({"perfil": profile}))
    (folder / "dbt_project.yml").write_text("{name: small, profile: perfil}")
    if manifest:
        (folder / "target").mkdir()
        (folder / "target" / "manifest.json").write_text(manifest)
    return Shop(folder, engine.name)


def write_dbt_project(folder: Path) -> None:
    """A seed, a payload model and three syncs, beside the dbt_project.yml that is there."""
    for name in ("models", "seeds"):
        (folder / name).mkdir()
    (folder / "seeds" / "vips.csv").write_text(
        "customer_id,email,value_tier,amount,is_member,joined_date,seen_at\n"
        f"customer-a,a@example.com,gold,12.5,true,{JOINED},{SEEN}\n"
        f"customer-b,b@example.com,gold,12.5,true,{JOINED},{SEEN}\n"
    )
    casts = ", ".join(f"cast({name} as {kind}) as {name}" for name, kind in COLUMNS.items())
    (folder / "models" / "sync_file__vips.sql").write_text(
        "{{ config(materialized='table') }}\nselect " + casts + " from {{ ref('vips') }}\n"
    )
    (folder / "models" / "exposures.yml").write_text(
        "exposures:\n"
        + _exposure("vips_csv", "csv", "mirror")
        + _exposure("vips_parquet", "parquet", "mirror")
        + _exposure("vips_upsert", "parquet", "upsert")
    )


def _exposure(name: str, form: str, mode: str) -> str:
    return f"""
  - name: {name}
    type: application
    owner: {{name: Marketing, email: marketing@example.com}}
    depends_on: [ref('sync_file__vips')]
    config:
      meta:
        sync:
          destination: file
          format: {form}
          path: exports/{name}
          mode: {mode}
          key: customer_id
          fields: [{", ".join(FIELDS)}]
"""


def dbt(folder: Path, *arguments: str) -> None:
    """Run dbt in a project."""
    subprocess.run(
        [BIN / "dbt", *arguments],
        cwd=folder,
        env={**os.environ, "DBT_SEND_ANONYMOUS_USAGE_STATS": "false"},
        check=True,
        capture_output=True,
    )
