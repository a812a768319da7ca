"""Graphs to label: random ones, and those on which naive algorithms go wrong or never end."""

import random
from itertools import pairwise

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Edges = list[tuple[int, int]]


def random_graph(rng: random.Random) -> Edges:
    """Up to 60 nodes, sparse to dense, some nodes alone."""
    size = rng.randint(2, 60)
    count = rng.choice([size // 3, size, 3 * size])
    return [(rng.randrange(size), rng.randrange(size)) for _ in range(count)]


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
