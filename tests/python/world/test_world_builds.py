"""The demo's size of world, as a company's own tables: everything builds and nobody is nowhere."""

import json

import duckdb
import pytest
from support import Engine, dbt_build
from worlds import make

from perfil.commands.generate import LAST_MOMENT


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """150 customers, landed with their types where their loaders write, and built by dbt."""
    folder = tmp_path_factory.mktemp("built")
    assert make(folder / "world", customers=150).exit_code == 0
    path = folder / "warehouse.duckdb"
    with duckdb.connect(str(path)) as connection:
        for file in sorted((folder / "world").glob("*.parquet")):
            schema, table = file.stem.split("__", 1)
            connection.execute(f"create schema if not exists {schema}")
            connection.execute(f"create table {schema}.\"{table}\" as select * from '{file}'")
    engine = Engine("duckdb", {"type": "duckdb", "path": str(path)}, folder)
    variables = json.dumps({"demo": False, "as_of": LAST_MOMENT})
    build, _ = dbt_build(engine, folder, "world", "--vars", variables)
    return build


def test_no_segment_is_empty(built):
    sizes = {row["segment_name"]: row["member_count"] for row in built.table("segment_sizes")}
    assert sizes
    assert min(sizes.values()) > 0, sizes


def test_every_kind_of_buyer_is_there(built):
    segments = {row["rfm_segment"] for row in built.table("customer_rfm")}
    assert {"champions", "loyal", "hibernating", "at_risk", "new_customer"} <= segments
