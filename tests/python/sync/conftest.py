"""A fresh shop for each test: its own folder, warehouse and state."""

from pathlib import Path

import pytest
from shop import SCHEMA, Shop
from shop_project import dbt, make_shop, write_dbt_project


@pytest.fixture(scope="session")
def manifest_of(tmp_path_factory):
    """The manifest that dbt writes for the tiny project on an engine, parsed once."""
    parsed: dict[str, str] = {}

    def parse(engine) -> str:
        if engine.name not in parsed:
            folder = tmp_path_factory.mktemp(f"parsed_{engine.name}")
            make_shop(folder, engine, "")
            write_dbt_project(folder)
            dbt(folder, "parse")
            parsed[engine.name] = (folder / "target" / "manifest.json").read_text()
        return parsed[engine.name]

    return parse


@pytest.fixture
def open_shop(manifest_of, tmp_path):
    """Make the shop of an engine; on a shared server what an earlier test left goes first."""

    def make(engine) -> Shop:
        folder: Path = tmp_path / engine.name
        folder.mkdir()
        shop = make_shop(folder, engine, manifest_of(engine))
        if engine.name == "postgres":
            for schema in (SCHEMA, f"{SCHEMA}_state"):
                shop.sql(f"drop schema if exists {schema} cascade")
        return shop

    return make


@pytest.fixture(params=["duckdb", "postgres"])
def shop(request, open_shop) -> Shop:
    return open_shop(request.getfixturevalue(f"{request.param}_engine"))


@pytest.fixture
def duckdb_shop(duckdb_engine, open_shop) -> Shop:
    return open_shop(duckdb_engine)


@pytest.fixture
def postgres_shop(postgres_engine, open_shop) -> Shop:
    return open_shop(postgres_engine)
