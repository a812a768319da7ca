"""Components within limits: against the same rule in plain Python, and against what must hold."""

import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest
from company import LIMIT, company_project, made, write_seed
from support import Engine

EDGE = ["tier", "low_node_id", "high_node_id", "owned_node_id"]
CONFIG = "materialized='limited_components', meta={'node_limits': 'limits'}"


class Components:
    """Union-find over nodes, the smallest node the root."""

    def __init__(self, nodes) -> None:
        self.above = {node: node for node in nodes}

    def root(self, node):
        while self.above[node] != node:
            node = self.above[node]
        return node

    def join(self, one, other) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self.above[high] = low


def joined(nodes: list[int], before: dict, links: list[tuple]) -> dict[int, int]:
    """Each node's component, once these links join the components from before."""
    components = Components(nodes)
    for node, root in before.items():
        components.join(node, root)
    for low, high, _ in links:
        components.join(low, high)
    return {node: components.root(node) for node in nodes}


def crowded(labels: dict[int, int], limits: list[tuple]) -> set[int]:
    """The components that break a limit."""
    counts: Counter = Counter()
    for node, limit, count, most in limits:
        if node in labels:
            counts[labels[node], limit, most] += count
    return {component for (component, _, most), count in counts.items() if count > most}


class Tried(NamedTuple):
    """What an attempt at a tier gave: the components before it and after, by these links, and which
    of them break a limit."""

    before: dict[int, int]
    labels: dict[int, int]
    links: list[tuple]
    broken: set[int]
    limits: list[tuple]


def owners(tried: Tried) -> dict[int, set[int]]:
    """The components that own each node of a broken component."""
    found = defaultdict(set)
    for low, high, owned in tried.links:
        for node, other in ((low, high), (high, low)):
            if tried.labels[low] in tried.broken and owned in (None, node):
                found[node].add(tried.before[other])
    return found


def own_excess(tried: Tried) -> set[int]:
    """Of the nodes that one component alone owns those of which it would have too many."""
    parts = defaultdict(set)
    for node, root in tried.before.items():
        parts[root].add(node)
    lone = {node: min(has) for node, has in owners(tried).items() if len(has) == 1}
    dropped = set()
    for owner in set(lone.values()):
        theirs = {node for node, other in lone.items() if other == owner}
        has = parts[owner].union(*(parts[tried.before[node]] for node in theirs))
        too_many = exceeding(dict.fromkeys(has, owner), tried.limits)
        counting = too_many & {node for node, _, count, _ in tried.limits if count > 0}
        dropped |= {node for node in theirs if parts[tried.before[node]] & counting}
    return dropped


def sharers(tried: Tried) -> dict[int, set[int]]:
    """The components that own each node, its own among them where it has more nodes."""
    sizes = Counter(tried.before.values())
    found = owners(tried)
    for node, has in found.items():
        if sizes[tried.before[node]] > 1:
            has.add(tried.before[node])
    return found


def hubs(tried: Tried) -> set[int]:
    """In each broken component, of the nodes that several own those that the most do."""
    counts = {node: len(has) for node, has in sharers(tried).items()}
    most: Counter = Counter()
    for node, count in counts.items():
        most[tried.labels[node]] = max(most[tried.labels[node]], count)
    return {node for node, count in counts.items() if 1 < count == most[tried.labels[node]]}


def shared(tried: Tried) -> set[int]:
    """The nodes of broken components that several own."""
    return {node for node, has in sharers(tried).items() if len(has) > 1}


def excess(tried: Tried) -> set[int]:
    """The nodes that count towards a limit that their component breaks."""
    counting = {node for node, _, count, _ in tried.limits if count > 0}
    return exceeding(tried.labels, tried.limits) & counting


def exceeding(groups: dict[int, int], limits: list[tuple]) -> set[int]:
    """The nodes in groups of which there are more than a limit lets there be."""
    counts: Counter = Counter()
    for node, limit, count, _ in limits:
        if node in groups:
            counts[groups[node], limit] += count
    return {
        node
        for node, limit, _, most in limits
        if node in groups and counts[groups[node], limit] > most
    }


def within_limits(edges: list[tuple], limits: list[tuple]) -> dict[int, int]:
    """The rule, in plain words: macros/identity/limits/label_within_limits.sql."""
    nodes = sorted({node for _, low, high, _ in edges for node in (low, high)})
    before = {node: node for node in nodes}
    for tier in sorted({edge[0] for edge in edges}):
        links = [edge[1:] for edge in edges if edge[0] == tier]
        links = [link for link in links if before[link[0]] != before[link[1]]]
        for dropped in (own_excess, hubs, shared, excess, lambda tried: set(tried.labels)):
            labels = joined(nodes, before, links)
            broken = crowded(labels, limits)
            without = dropped(Tried(before, labels, links, broken, limits))
            links = [
                link
                for link in links
                if labels[link[0]] not in broken or not without & set(link[:2])
            ]
        before = joined(nodes, before, links)
    return before


def random_case(rng: random.Random, start: int) -> tuple[list[tuple], list[tuple]]:
    """Up to 14 nodes of two kinds, edges of three tiers, a limit per kind, a pair kept apart."""
    size = rng.randint(3, 14)
    nodes = range(start, start + size)
    edges = {}
    for _ in range(rng.randint(2, 2 * size)):
        low, high = sorted(rng.sample(nodes, 2))
        edges[low, high] = (rng.randint(0, 2), low, high, rng.choice([low, high, None]))
    limits = [(node, node % 2, 1, 1 + node % 2) for node in nodes]
    apart = rng.sample(nodes, 2)
    limits += [(node, 100 + start, 1, 1) for node in apart]
    return list(edges.values()), limits


def cases(count: int) -> tuple[list[tuple], list[tuple]]:
    """Many small cases side by side: one run of dbt costs more than all of them."""
    rng = random.Random(20261125)
    edges, limits = [], []
    for number in range(count):
        more_edges, more_limits = random_case(rng, 20 * number)
        edges += more_edges
        limits += more_limits
    return edges, limits


def label(folder: Path, engine: Engine, edges: list, limits: list) -> dict[int, int]:
    company_project(folder, engine, EDGE, edges, CONFIG)
    model = folder / "models" / "made.sql"
    model.write_text("-- depends_on: {{ ref('limits') }}\n" + model.read_text())
    write_seed(folder, "limits", LIMIT, limits)
    return {row["node_id"]: row["component_id"] for row in made(folder, engine)}


def as_partition(labels: dict[int, int]) -> set[frozenset[int]]:
    parts = defaultdict(set)
    for node, component in labels.items():
        parts[component].add(node)
    return {frozenset(part) for part in parts.values()}


@pytest.fixture(scope="module")
def here(tmp_path_factory) -> Path:
    """A project to build in again and again, on DuckDB."""
    return tmp_path_factory.mktemp("limits") / "limits"


@pytest.mark.parametrize(("name", "count"), [("duckdb", 2000), ("postgres", 500)])
def test_the_rule_is_kept_to_the_letter(request, tmp_path, name, count):
    edges, limits = cases(count)
    labels = label(tmp_path / name, request.getfixturevalue(f"{name}_engine"), edges, limits)
    assert labels == within_limits(edges, limits)
    assert not crowded(labels, limits)
    unlimited = joined(sorted(labels), {}, [edge[1:] for edge in edges])
    assert len(crowded(unlimited, limits)) > count / 2


def test_neither_order_nor_numbers_of_nodes_matter(duckdb_engine, here):
    edges, limits = cases(300)
    rng = random.Random(1)
    nodes = sorted({node for node, *_ in limits})
    other = dict(zip(nodes, rng.sample(nodes, len(nodes)), strict=True)) | {None: None}
    renamed = [
        (tier, *sorted((other[low], other[high])), other[owned]) for tier, low, high, owned in edges
    ]
    renamed_limits = [(other[node], *rest) for node, *rest in limits]
    rng.shuffle(renamed)
    ours = label(here, duckdb_engine, edges, limits)
    theirs = label(here, duckdb_engine, renamed, renamed_limits)
    back = {new: old for old, new in other.items()}
    assert as_partition({back[node]: component for node, component in theirs.items()}) == (
        as_partition(ours)
    )


def test_what_breaks_no_limit_is_joined_whole(duckdb_engine, here):
    edges, _ = cases(200)
    labels = label(here, duckdb_engine, edges, [(-1, 0, 1, 1)])
    nodes = sorted(labels)
    assert labels == joined(nodes, {}, [edge[1:] for edge in edges])
