"""The looping materialisation against SciPy's union-find, used as an installed package's."""

import csv
import json
import random
from pathlib import Path

import pytest
import yaml
from graphs import (
    bit_reversed_path,
    chain,
    cliques_joined_by_bridges,
    random_graph,
    shuffled_chain,
    side_by_side,
    smallest_of_component,
    star,
)
from support import ROOT, Engine, read_table, run, write_profile

NOTHING = {f"feed_{feed}": [] for feed in ("events", "orders", "order_lines", "refunds")}
NOTHING |= {f"feed_{feed}": [] for feed in ("products", "contacts", "consents")}


def hard_graphs(rng: random.Random, largest: int) -> list:
    return [
        chain(largest),
        shuffled_chain(largest, rng),
        bit_reversed_path(largest.bit_length() - 1),
        star(largest, 0),
        star(largest, largest - 1),
        cliques_joined_by_bridges(20, 8),
        [(0, 1)],
    ]


def root_project(folder: Path, engine: Engine, edges: list) -> Path:
    """A company's own project with perfil among its packages and a graph of its own to label."""
    (folder / "models").mkdir(parents=True)
    (folder / "seeds").mkdir()
    with (folder / "seeds" / "graph.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("low_node_id", "high_node_id"), *edges])
    model = "{{ config(materialized='connected_components') }}\nselect * from {{ ref('graph') }}\n"
    (folder / "models" / "labels.sql").write_text(model)
    project = {
        "name": "company",
        "profile": "perfil",
        "seeds": {
            "company": {"+column_types": {"low_node_id": "bigint", "high_node_id": "bigint"}}
        },
        "vars": {"perfil": NOTHING | {"demo": False}},
    }
    (folder / "dbt_project.yml").write_text(yaml.safe_dump(project))
    (folder / "packages.yml").write_text(yaml.safe_dump({"packages": [{"local": str(ROOT)}]}))
    return write_profile(folder, engine, f"graphs_{folder.name.replace('-', '_')}")


def label(folder: Path, engine: Engine) -> dict[int, int]:
    """Build the labels, and only them."""
    run("dbt", "--quiet", "deps", cwd=folder)
    run("dbt", "--quiet", "build", "--select", "graph", "labels", cwd=folder)
    manifest = json.loads((folder / "target" / "manifest.json").read_text())
    rows = read_table(engine, manifest["nodes"]["model.company.labels"]["schema"], "labels")
    return {row["node_id"]: row["component_id"] for row in rows}


@pytest.mark.parametrize(
    ("name", "random_count", "largest"),
    [("duckdb", 3000, 4096), ("postgres", 1000, 1024), ("spark", 100, 128)],
)
def test_no_label_is_wrong(request, tmp_path, name, random_count, largest):
    engine = request.getfixturevalue(f"{name}_engine")
    rng = random.Random(20261121)
    graphs = [random_graph(rng) for _ in range(random_count)] + hard_graphs(rng, largest)
    edges = side_by_side(graphs)
    labels = label(root_project(tmp_path / f"on-{name}", engine, edges), engine)
    assert labels == smallest_of_component(edges)


def test_a_graph_without_edges_has_no_labels(duckdb_engine, tmp_path):
    assert label(root_project(tmp_path / "empty", duckdb_engine, []), duckdb_engine) == {}


def test_an_edge_from_a_node_to_itself_joins_nothing(duckdb_engine, tmp_path):
    folder = root_project(tmp_path / "selfloop", duckdb_engine, [(1, 1), (1, 2), (3, 3)])
    assert label(folder, duckdb_engine) == {1: 1, 2: 1, 3: 3}
