"""Raw tables as the sources' yml describes them, made in a schema of the test's own."""

from pathlib import Path

import yaml
from support import ROOT, Engine, write_profile

from perfil.project import find_target
from perfil.warehouse import open_warehouse

LOADED = ("shopify", "segment", "klaviyo", "salesforce", "zendesk")


def described(source: str) -> dict[str, dict[str, str]]:
    """The tables of a source: name -> column -> type, as both engines take it."""
    path = ROOT / "models" / "staging" / source / f"_{source}__sources.yml"
    (spec,) = yaml.safe_load(path.read_text(encoding="utf-8"))["sources"]
    return {
        table["name"]: {
            column["name"]: column["data_type"].replace("string", "varchar")
            for column in table["columns"]
        }
        for table in spec["tables"]
    }


def schema_vars(prefix: str, sources: tuple[str, ...] = LOADED) -> dict[str, str]:
    """The vars that say in which schemas the tables are."""
    return {f"{source}_schema": f"{prefix}_{source}" for source in sources}


def run_sql(engine: Engine, folder: Path, statements: list[str]) -> None:
    write_profile(folder, engine)
    with open_warehouse(find_target(project_dir=ROOT, profiles_dir=folder)) as warehouse:
        for statement in statements:
            warehouse.execute(statement)


def create_statements(schema: str, tables: dict[str, dict[str, str]]) -> list[str]:
    made = [f'create schema if not exists "{schema}"']
    for table, columns in tables.items():
        listed = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        made.append(f'create table "{schema}"."{table}" ({listed})')
    return made
