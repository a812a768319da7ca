"""What others do with the same pairs in the same DuckDB file: `python other.py scipy FILE`.

Encoding and naming are the bench's own dbt models, word for word; only the clustering differs.
Prints, as JSON, the seconds of each step: by the clock, and of this process on all its processors.
What is imported is not counted.
"""

import json
import sys
import time
from pathlib import Path

import duckdb
from jinja2 import Environment

MODELS = Path(__file__).parent / "project" / "models"


def create(connection: duckdb.DuckDBPyConnection, model: str) -> None:
    """A model as dbt would make it, with its refs as they stand in the file."""
    macros = {"config": lambda **_: "", "ref": str, "var": str}
    query = Environment().from_string((MODELS / f"{model}.sql").read_text()).render(macros)
    connection.execute(f"create or replace table {model} as {query}")


def scipy_components():
    import numpy as np
    import pyarrow as pa
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    def run(connection: duckdb.DuckDBPyConnection) -> None:
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

    return run


def splink_components():
    from splink import DuckDBAPI
    from splink.clustering import cluster_pairwise_predictions_at_threshold

    def run(connection: duckdb.DuckDBPyConnection) -> None:
        clusters = cluster_pairwise_predictions_at_threshold(
            nodes=connection.table("nodes").select("node_id"),
            edges=connection.table("edges"),
            db_api=DuckDBAPI(connection=connection),
            node_id_column_name="node_id",
            edge_id_column_name_left="low_node_id",
            edge_id_column_name_right="high_node_id",
        )
        connection.execute(f"""
            create or replace table components as
            select node_id, cluster_id as component_id from {clusters.physical_name}
        """)

    return run


def main(name: str, path: str) -> None:
    cluster = {"scipy": scipy_components, "splink": splink_components}[name]()
    with duckdb.connect(path) as connection:
        steps = {
            "nodes": lambda: create(connection, "nodes"),
            "edges": lambda: create(connection, "edges"),
            "components": lambda: cluster(connection),
            "clusters": lambda: create(connection, "clusters"),
        }
        seconds = {}
        for step, do in steps.items():
            start = (time.perf_counter(), time.process_time())
            do()
            seconds[step] = (time.perf_counter() - start[0], time.process_time() - start[1])
    print(json.dumps(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
