"""The spanning forest against SciPy's, edge for edge: ranks are unique, so there is but one."""

import random
from pathlib import Path

import pytest
from company import build, company_project, made
from graphs import drawn_graphs, hard_graphs, random_graph, side_by_side, strongest_forest
from support import Engine

COLUMNS = ["edge_id", "low_node_id", "high_node_id", "edge_rank"]


def ranked(edges: list, rng: random.Random) -> list:
    """Edges with ids of their own and ranks in no order."""
    ranks = rng.sample(range(1, 10 * len(edges) + 1), len(edges))
    return [(1000 + n, *edge, ranks[n]) for n, edge in enumerate(edges)]


def forest(folder: Path, engine: Engine, edges: list) -> set[int]:
    rows = made(
        company_project(folder, engine, COLUMNS, edges, "materialized='spanning_forest'"), engine
    )
    found = [row["edge_id"] for row in rows]
    assert len(set(found)) == len(found)
    return set(found)


@pytest.fixture(scope="module")
def here(tmp_path_factory) -> Path:
    """A project to build in again and again, on DuckDB."""
    return tmp_path_factory.mktemp("spanning_forest") / "spanning_forest"


@pytest.mark.parametrize(
    ("name", "random_count", "largest"),
    [("duckdb", 1000, 4096), ("postgres", 500, 1024), ("spark", 30, 64)],
)
def test_it_is_the_strongest_forest(request, tmp_path, name, random_count, largest):
    engine = request.getfixturevalue(f"{name}_engine")
    rng = random.Random(20261121)
    graphs = [random_graph(rng) for _ in range(random_count)] + drawn_graphs(random_count)
    edges = ranked(side_by_side(graphs + hard_graphs(rng, largest)), rng)
    assert forest(tmp_path / f"forest-{name}", engine, edges) == strongest_forest(edges)


def test_the_order_of_the_rows_changes_nothing(duckdb_engine, here):
    rng = random.Random(7)
    edges = ranked(side_by_side([random_graph(rng) for _ in range(200)]), rng)
    first = forest(here, duckdb_engine, edges)
    rng.shuffle(edges)
    assert forest(here, duckdb_engine, edges) == first


def test_of_two_edges_between_the_same_nodes_the_stronger_stays(duckdb_engine, here):
    edges = [(1, 10, 20, 5), (2, 10, 20, 3), (3, 20, 30, 4), (4, 30, 30, 1)]
    assert forest(here, duckdb_engine, edges) == {2, 3}


def test_a_graph_without_edges_has_no_forest(duckdb_engine, here):
    assert forest(here, duckdb_engine, []) == set()


def test_a_rank_given_twice_is_an_error(duckdb_engine, here):
    edges = [(1, 10, 20, 5), (2, 20, 30, 5)]
    folder = company_project(here, duckdb_engine, COLUMNS, edges, "materialized='spanning_forest'")
    said = build(folder, check=False)
    assert said.returncode != 0
    assert "the edge_rank 5 is there more than once" in said.stdout
