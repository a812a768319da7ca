"""By whom each node was known over time, against a replay of the same merges one by one."""

import random
from collections import defaultdict
from pathlib import Path

import pytest
from company import company_project, made
from graphs import drawn_graphs, hard_graphs, random_graph, side_by_side
from support import Engine
from test_limits import Components

COLUMNS = ["low_node_id", "high_node_id", "edge_rank"]
History = dict[int, list[tuple[int, int]]]


def replayed(edges: list[tuple[int, int, int]]) -> History:
    """Each node's anchors, one after the other, each with the rank of the edge that made it so."""
    components = Components({node for edge in edges for node in edge[:2]})
    members = {node: [node] for node in components.above}
    history = defaultdict(list)
    for low, high, rank in sorted(edges, key=lambda edge: edge[2]):
        older, younger = sorted((components.root(low), components.root(high)))
        if older == younger:
            continue
        for node in members[younger]:
            history[node].append((rank, older))
        members[older] += members.pop(younger)
        components.join(older, younger)
    return history


def ranked(edges: list, rng: random.Random) -> list:
    ranks = rng.sample(range(1, 10 * len(edges) + 1), len(edges))
    return [(*edge, rank) for edge, rank in zip(edges, ranks, strict=True)]


def history(folder: Path, engine: Engine, edges: list) -> History:
    found = defaultdict(list)
    config = "materialized='anchor_history'"
    for row in made(company_project(folder, engine, COLUMNS, edges, config), engine):
        found[row["node_id"]].append((row["edge_rank"], row["anchor_id"]))
    return {node: sorted(steps) for node, steps in found.items()}


@pytest.mark.parametrize(
    ("name", "random_count"), [("duckdb", 1000), ("postgres", 300), ("spark", 20)]
)
def test_every_anchor_and_its_time(request, tmp_path, name, random_count):
    engine = request.getfixturevalue(f"{name}_engine")
    rng = random.Random(20261125)
    graphs = [random_graph(rng) for _ in range(random_count)] + drawn_graphs(random_count)
    edges = ranked(side_by_side(graphs), rng)
    assert history(tmp_path / f"history-{name}", engine, edges) == replayed(edges)


def test_hard_graphs(duckdb_engine, tmp_path):
    rng = random.Random(7)
    edges = ranked(side_by_side(hard_graphs(rng, 256)), rng)
    assert history(tmp_path / "hard", duckdb_engine, edges) == replayed(edges)


def test_a_customer_who_is_renamed_again_and_again(duckdb_engine, tmp_path):
    """A login signs in on one device after the other, each older than the last, then gives an
    address: it is known by each of them in turn."""
    login, address = 40, 41
    edges = [(device, login, 40 - device) for device in range(40)] + [(login, address, 100)]
    assert history(tmp_path / "renamed", duckdb_engine, edges) == replayed(edges)


def test_a_graph_without_edges_has_no_history(duckdb_engine, tmp_path):
    assert history(tmp_path / "bare", duckdb_engine, []) == {}
