"""Worlds to look at: one of 7,000 customers (two chunks, the second not full), made once."""

import duckdb
import pytest
from worlds import OWNED, make


@pytest.fixture(scope="session")
def world_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world") / "seven_thousand"
    done = make(folder)
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="session")
def world(world_folder):
    """`world("select … from shopify__order")` gives rows; `world.one(…)` gives a single value.

    `owned_<table>` is a raw table, each record once, with its true owner's person_id.
    """
    with duckdb.connect() as connection:
        for file in sorted(world_folder.glob("*.parquet")):
            connection.execute(f"create view {file.stem} as select * from '{file}'")

        for source, table in OWNED:
            connection.execute(
                f"create view owned_{source}__{table} as select raw.*, records.person_id "
                f"from (select distinct on (id) * from {source}__{table}) as raw "
                f"left join truth__records as records on records.source = '{source}' "
                f"and records.\"table\" = '{table}' and records.record_id = cast(raw.id as varchar)"
            )

        def ask(query: str) -> list[tuple]:
            return connection.execute(query).fetchall()

        ask.one = lambda query: ask(query)[0][0]
        yield ask
