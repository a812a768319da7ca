"""The looping materialisation against SciPy's union-find, used as an installed package's."""

import hashlib
import random
from collections import defaultdict
from pathlib import Path

import pytest
from company import build, company_project, made
from graphs import (
    drawn_graphs,
    hard_graphs,
    random_graph,
    side_by_side,
    smallest_of_component,
)
from support import Engine

PAIR = ["low_node_id", "high_node_id"]


def label(folder: Path, engine: Engine, edges: list) -> dict[int, int]:
    rows = made(
        company_project(folder, engine, PAIR, edges, "materialized='connected_components'"), engine
    )
    labels = {row["node_id"]: row["component_id"] for row in rows}
    assert len(labels) == len(rows)
    return labels


@pytest.fixture(scope="module")
def here(tmp_path_factory) -> Path:
    """A project to build in again and again, on DuckDB."""
    return tmp_path_factory.mktemp("components") / "components"


@pytest.mark.parametrize(
    ("name", "random_count", "largest"),
    [("duckdb", 3000, 4096), ("postgres", 1000, 1024), ("spark", 100, 128)],
)
def test_no_label_is_wrong(request, tmp_path, name, random_count, largest):
    engine = request.getfixturevalue(f"{name}_engine")
    rng = random.Random(20261121)
    graphs = [random_graph(rng) for _ in range(random_count)] + drawn_graphs(random_count)
    edges = side_by_side(graphs + hard_graphs(rng, largest))
    assert label(tmp_path / f"on-{name}", engine, edges) == smallest_of_component(edges)


def test_a_graph_without_edges_has_no_labels(duckdb_engine, here):
    assert label(here, duckdb_engine, []) == {}


def test_an_edge_that_names_the_larger_node_first_is_refused(duckdb_engine, here):
    """It would join nobody, and nobody would know."""
    edges, config = [(1, 2), (5, 3)], "materialized='connected_components'"
    said = build(company_project(here, duckdb_engine, PAIR, edges, config), check=False)
    assert said.returncode == 1
    words = " ".join(said.stdout.split())
    assert "1 name the larger node first" in words and "low_node_id < high_node_id" in words


def test_an_edge_from_a_node_to_itself_joins_nothing(duckdb_engine, here):
    edges = [(1, 1), (1, 2), (3, 3), (0, 5), (5, 5), (6, 6), (5, 6)]
    labels = label(here, duckdb_engine, edges)
    assert labels == {1: 1, 2: 1, 3: 3, 0: 0, 5: 0, 6: 0}


HASHED = """
{{ config(materialized='connected_components') }}
with hashed as (
    select
        md5(cast(low_node_id as {{ dbt.type_string() }})) as one,
        md5(cast(high_node_id as {{ dbt.type_string() }})) as other
    from {{ ref('graph') }}
)
select least(one, other) as low_node_id, greatest(one, other) as high_node_id from hashed
"""


@pytest.mark.parametrize("name", ["duckdb", "postgres"])
def test_keys_of_128_bits_do_as_well(request, tmp_path, name):
    """Nodes that are known by a hash need no numbers."""
    engine = request.getfixturevalue(f"{name}_engine")
    rng = random.Random(20261125)
    edges = side_by_side([random_graph(rng) for _ in range(200)])
    folder = company_project(tmp_path / f"hashed-{name}", engine, PAIR, edges, "")
    (folder / "models" / "made.sql").write_text(HASHED)
    found = {row["node_id"]: row["component_id"] for row in made(folder, engine)}
    expected = defaultdict(list)
    for node, component in smallest_of_component(edges).items():
        expected[component].append(hashlib.md5(str(node).encode()).hexdigest())
    assert found == {node: min(nodes) for nodes in expected.values() for node in nodes}


TWO_AT_ONCE = """
{% materialization two_at_once, default %}
    {%- set all_labels = perfil.label_components(sql, 'all') -%}
    {%- set few = 'select * from (' ~ sql ~ ') as edges where high_node_id < 4' -%}
    {%- set few_labels = perfil.label_components(few, 'few') -%}
    {%- set both -%}
        select all_labels.node_id, all_labels.component_id * 10 + few_labels.component_id
            as component_id
        from {{ all_labels }} as all_labels
        inner join {{ few_labels }} as few_labels on all_labels.node_id = few_labels.node_id
    {%- endset -%}
    {% call statement('main') %}{{ get_create_table_as_sql(False, this, both) }}{% endcall %}
    {{ adapter.commit() }}
    {{ return({'relations': [this.incorporate(type='table')]}) }}
{% endmaterialization %}
"""


def test_two_results_live_side_by_side(duckdb_engine, tmp_path):
    """What tiers need: the labels of one graph are alive while another is labelled."""
    edges = [(0, 1), (2, 3), (1, 4), (2, 4)]
    config = "materialized='two_at_once'"
    folder = company_project(tmp_path / "two", duckdb_engine, PAIR, edges, config)
    (folder / "macros").mkdir()
    (folder / "macros" / "two_at_once.sql").write_text(TWO_AT_ONCE)
    rows = {row["node_id"]: row["component_id"] for row in made(folder, duckdb_engine)}
    assert rows == {0: 0, 1: 0, 2: 2, 3: 2}
