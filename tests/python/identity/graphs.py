"""Graphs to label: random ones, and those on which naive algorithms go wrong or never end."""

import random
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, minimum_spanning_tree

Edges = list[tuple[int, int]]


def random_graph(rng: random.Random) -> Edges:
    """Up to 60 nodes, sparse to dense, some nodes alone."""
    size = rng.randint(2, 60)
    count = rng.choice([size // 3, size, 3 * size])
    return [(rng.randrange(size), rng.randrange(size)) for _ in range(count)]


def drawn_graphs(count: int) -> list[Edges]:
    """Graphs as hypothesis draws them, the same each time: dense, tiny, lopsided. They are worked
    on side by side, because one run of dbt costs more than all of them."""
    node = st.integers(0, 15)
    drawn = []

    @settings(max_examples=count, database=None, derandomize=True)
    @given(st.lists(st.tuples(node, node), max_size=25))
    def draw(edges):
        drawn.append(edges)

    draw()
    return drawn


def chain(size: int) -> Edges:
    return [(n, n + 1) for n in range(size - 1)]


def bit_reversed_path(bits: int) -> Edges:
    """A path whose neighbours are far apart in the numbering: the worst for jumping."""
    order = [int(f"{n:0{bits}b}"[::-1], 2) for n in range(2**bits)]
    return list(pairwise(order))


def shuffled_chain(size: int, rng: random.Random) -> Edges:
    order = rng.sample(range(size), size)
    return list(pairwise(order))


def star(size: int, centre: int) -> Edges:
    return [(centre, n) for n in range(size) if n != centre]


def cliques_joined_by_bridges(cliques: int, size: int) -> Edges:
    edges = []
    for clique in range(cliques):
        first = clique * size
        edges += [(first + a, first + b) for a in range(size) for b in range(a)]
        if clique:
            edges.append((first - 1, first))
    return edges


def hard_graphs(rng: random.Random, largest: int) -> list[Edges]:
    """One of each, of up to `largest` nodes."""
    return [
        chain(largest),
        shuffled_chain(largest, rng),
        bit_reversed_path(largest.bit_length() - 1),
        star(largest, 0),
        star(largest, largest // 2),
        star(largest, largest - 1),
        cliques_joined_by_bridges(20, 8),
        [(0, 1)],
    ]


def side_by_side(graphs: list[Edges]) -> Edges:
    """All graphs as one: each with numbers of its own, each edge once, low before high."""
    edges, start = set(), 0
    for graph in graphs:
        if not graph:
            continue
        edges |= {(start + min(a, b), start + max(a, b)) for a, b in graph if a != b}
        start += max(max(a, b) for a, b in graph) + 1
    return sorted(edges)


def smallest_of_component(edges: Edges) -> dict[int, int]:
    """The oracle: SciPy's labels, each turned into the smallest node that has it."""
    low, high = np.array(edges).T
    size = int(high.max()) + 1
    ones = np.ones(len(edges))
    _, labels = connected_components(coo_array((ones, (low, high)), shape=(size, size)))
    smallest = np.full(labels.max() + 1, size)
    np.minimum.at(smallest, labels, np.arange(size))
    nodes = np.unique(np.concatenate([low, high]))
    return {int(node): int(smallest[labels[node]]) for node in nodes}


def strongest_forest(edges: list[tuple[int, int, int, int]]) -> set[int]:
    """The oracle: the edge_id of SciPy's minimum spanning tree of (edge_id, low, high, rank)."""
    _, low, high, rank = np.array(edges).T
    size = int(high.max()) + 1
    tree = minimum_spanning_tree(coo_array((rank, (low, high)), shape=(size, size)))
    edge_ids = {edge_rank: edge_id for edge_id, _, _, edge_rank in edges}
    return {edge_ids[int(edge_rank)] for edge_rank in tree.data}
