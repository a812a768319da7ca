"""A ground for each test: an empty raw schema on a real engine.

No conftest.py: a second module of that name would hide the one tests import from.
"""

import pytest
from ground import Ground


@pytest.fixture
def make_ground(small_project):
    """Make the ground of an engine."""

    def make(engine) -> Ground:
        folder = small_project(engine, "raw_load")
        ground = Ground(folder, engine.name)
        if engine.name != "spark":
            ground.sql("drop schema if exists raw_load cascade")
        return ground

    return make


@pytest.fixture(params=["duckdb", "postgres"])
def ground(request, make_ground) -> Ground:
    """Both engines that run in this process; Spark has a test of its own."""
    return make_ground(request.getfixturevalue(f"{request.param}_engine"))


@pytest.fixture
def duckdb_ground(duckdb_engine, make_ground) -> Ground:
    return make_ground(duckdb_engine)


@pytest.fixture
def postgres_ground(postgres_engine, make_ground) -> Ground:
    return make_ground(postgres_engine)
