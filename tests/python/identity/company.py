"""A company's own dbt project with perfil among its packages, and a graph of its own to work on."""

import csv
import json
from pathlib import Path

import yaml
from support import Engine, add_perfil, read_table, run, write_profile

FEEDS = "events orders order_lines refunds products contacts consents messages tickets".split()
LIMIT = ["node_id", "limit_name", "node_count", "max_count"]
NOTHING = {f"feed_{feed}": [] for feed in FEEDS} | {"demo": False}


def write_seed(folder: Path, name: str, columns: list[str], rows: list) -> None:
    with (folder / "seeds" / f"{name}.csv").open("w", newline="") as file:
        csv.writer(file).writerows([columns, *rows])


def company_project(
    folder: Path, engine: Engine, columns: list[str], edges: list, config: str
) -> Path:
    """`edges` as the seed `graph`, all bigint, and a model `made` of it with this config.

    A folder may be used again: then dbt parses only what changed, which is faster by seconds.
    """
    if not folder.exists():
        for name in ("models", "seeds"):
            (folder / name).mkdir(parents=True)
        add_perfil(folder, "seeds/reference")  # what makes a graph's tables are macros
    write_seed(folder, "graph", columns, edges)
    model = f"{{{{ config({config}) }}}}\nselect * from {{{{ ref('graph') }}}}\n"
    (folder / "models" / "made.sql").write_text(model)
    project = {
        "name": "company",
        "profile": "perfil",
        "seeds": {"company": {"+column_types": dict.fromkeys([*columns, *LIMIT], "bigint")}},
        "vars": {"perfil": NOTHING},
    }
    (folder / "dbt_project.yml").write_text(yaml.safe_dump(project))
    return write_profile(folder, engine, f"graphs_{folder.name.replace('-', '_')}")


def build(folder: Path, check: bool = True):
    """Build the graph and what is made of it, and only them; what dbt said."""
    wanted = ("--select", "package:company", "--full-refresh")
    return run("dbt", "--quiet", "build", *wanted, cwd=folder, check=check)


def made(folder: Path, engine: Engine) -> list[dict]:
    build(folder)
    manifest = json.loads((folder / "target" / "manifest.json").read_text())
    return read_table(engine, manifest["nodes"]["model.company.made"]["schema"], "made")
