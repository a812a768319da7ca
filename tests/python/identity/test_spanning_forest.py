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


GIVEN_UP = """
{% materialization given_up, default %}
    {%- set edges = perfil.create_scratch_table('trial_edges', sql) -%}
    {%- if config.get('circle') -%}
        {%- set hooks = 'select low_node_id as node_id, high_node_id as hook_id from ' ~ edges -%}
        {%- do perfil.double_jumps(perfil.create_scratch_table('trial_hooks', hooks), 'trial') -%}
    {%- else -%}
        {%- do perfil.hook_until_joined(edges, perfil.strongest_hooks_sql, 1, 'trial') -%}
    {%- endif -%}
    {{ return({'relations': []}) }}
{% endmaterialization %}
"""


@pytest.mark.parametrize(
    ("circle", "edges", "says"),
    [
        # 1 and 2 join along the strongest edge, 3 and 4 too: what is between them is left
        (False, [(1, 1, 2, 1), (2, 3, 4, 2), (3, 2, 3, 3)], "in 1 rounds: 1 edges are left"),
        (True, [(1, 1, 2, 1), (2, 2, 3, 2), (3, 3, 1, 3)], "hook nodes in a circle"),
    ],
)
def test_what_does_not_come_to_an_end_fails(duckdb_engine, tmp_path, circle, edges, says):
    """A part of a graph is never taken for all of it."""
    config = f"materialized='given_up', circle={circle}"
    folder = company_project(tmp_path / "given_up", duckdb_engine, COLUMNS, edges, config)
    (folder / "macros").mkdir()
    (folder / "macros" / "given_up.sql").write_text(GIVEN_UP)
    said = build(folder, check=False)
    assert said.returncode == 1
    assert says in " ".join(said.stdout.split())
