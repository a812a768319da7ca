"""What others do with the same pairs in the same DuckDB file: `python other.py scipy OUTPUT`, a dbt
output as JSON.

Encoding and naming are the bench's own dbt models, word for word; only the clustering differs. But
`splink_strings` is Splink on the strings themselves, as one would use it alone.
Prints, as JSON, the seconds of each step: by the clock, and of this process on all its processors.
What is imported is not counted.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
from engines import connect
from jinja2 import Environment

MODELS = Path(__file__).parent / "project" / "models"
MADE = {"components": "component_id", "clusters": "cluster_name"}
Step = Callable[[duckdb.DuckDBPyConnection], object]
Steps = dict[str, Step]


def create(connection: duckdb.DuckDBPyConnection, model: str) -> None:
    """A model as dbt would make it, with its refs as they stand in the file."""
    macros = {"config": lambda **_: "", "ref": str, "var": str}
    query = Environment().from_string((MODELS / f"{model}.sql").read_text()).render(macros)
    connection.execute(f"create or replace table {model} as {query}")


def with_numbers(cluster: Step) -> Steps:
    """What ours does, with somebody else's clustering in its midst."""
    return {
        "nodes": lambda connection: create(connection, "nodes"),
        "edges": lambda connection: create(connection, "edges"),
        "components": cluster,
        "clusters": lambda connection: create(connection, "clusters"),
    }


def scipy() -> Steps:
    import numpy as np
    import pyarrow as pa
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    def cluster(connection: duckdb.DuckDBPyConnection) -> None:
        edges = connection.execute("select low_node_id, high_node_id from edges").fetchnumpy()
        low, high = edges["low_node_id"], edges["high_node_id"]
        size = int(high.max()) + 1
        links = coo_array((np.ones(len(low), dtype=np.int8), (low, high)), shape=(size, size))
        _, labels = connected_components(links, directed=False)
        nodes = np.arange(size)
        smallest = np.full(labels.max() + 1, size)
        np.minimum.at(smallest, labels, nodes)
        found = pa.table({"node_id": nodes[1:], "component_id": smallest[labels][1:]})
        connection.register("found", found)
        connection.execute("create or replace table components as select * from found")

    return with_numbers(cluster)


def by_splink(nodes: str, node: str, edges: str, left: str, right: str, made: str) -> Step:
    """Splink's own function; what it finds is kept as a table with these two columns."""
    from splink import DuckDBAPI
    from splink.clustering import cluster_pairwise_predictions_at_threshold

    def cluster(connection: duckdb.DuckDBPyConnection) -> None:
        clusters = cluster_pairwise_predictions_at_threshold(
            nodes=connection.table(nodes).select(node),
            edges=connection.table(edges).select(f"{left}, {right}"),
            db_api=DuckDBAPI(connection=connection),
            node_id_column_name=node,
            edge_id_column_name_left=left,
            edge_id_column_name_right=right,
        )
        connection.execute(f"""
            create or replace table {made} as
            select {node}, cluster_id as {MADE[made]} from {clusters.physical_name}
        """)

    return cluster


def splink() -> Steps:
    names = ("nodes", "node_id", "edges", "low_node_id", "high_node_id", "components")
    return with_numbers(by_splink(*names))


def splink_strings() -> Steps:
    """The strings as they are: a cluster is named by the first of its strings, as Splink does."""
    names = ("nodes", "identifier", "pairs", "left_identifier", "right_identifier", "clusters")
    return {
        "nodes": lambda connection: connection.execute("""
            create or replace table nodes as
            select left_identifier as identifier from pairs
            union
            select right_identifier from pairs
        """),
        "components": by_splink(*names),
    }


def main(name: str, output: str) -> None:
    steps = {"scipy": scipy, "splink": splink, "splink_strings": splink_strings}[name]()
    with connect(json.loads(output)) as connection:
        seconds = {}
        for step, do in steps.items():
            start = (time.perf_counter(), time.process_time())
            do(connection)
            seconds[step] = (time.perf_counter() - start[0], time.process_time() - start[1])
    print(json.dumps(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
