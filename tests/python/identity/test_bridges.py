"""Bridges: without one of them, and only then, its customer falls into two parts."""

from collections import defaultdict

from test_limits import Components


def test_without_a_bridge_a_customer_falls_apart(grow):
    """Each link of the forest of 400 worlds, taken away in turn."""
    edges = defaultdict(list)
    for row in grow("duckdb").company.table("int_identity__kept_edges"):
        if row["strength_rank"] is not None:
            edges[row["low_customer_id"]].append(row)
    judged = 0
    for links in edges.values():
        for removed in links:
            if not removed["is_spanning"]:
                continue
            ends = {key for row in links for key in (row["identifier_key"], row["other_key"])}
            parts = Components(ends)
            for row in links:
                if row is not removed:
                    parts.join(row["identifier_key"], row["other_key"])
            falls_apart = len({parts.root(end) for end in ends}) == 2
            assert removed["is_bridge"] == falls_apart, removed
            judged += not falls_apart
    assert judged > 50


def test_a_component_counts_its_bridges(grow):
    company = grow("duckdb").company
    bridges = defaultdict(int)
    for row in company.table("identity_forest"):
        bridges[row["customer_id"]] += row["is_bridge"]
    for row in company.table("identity_components"):
        expected = bridges[row["customer_id"]] if row["identifier_count"] > 1 else None
        assert row["bridge_count"] == expected, row
