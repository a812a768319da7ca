"""How right identity is, judged by the truth: over pairs of identifiers."""

from collections import Counter
from typing import NamedTuple

import duckdb
import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

OWN = """
    select told.sighting_key, told.identifier_key, truth.person_id, told.customer_id
    from (
        select identifiers.*, customers.customer_id
        from {schema}_intermediate.int_identity__identifiers as identifiers
        left join {schema}_intermediate.int_identity__customers as customers
            using (identifier_key)
    ) as told
    inner join {truth}.identifiers as truth
        on told.identifier_type = truth.identifier_type
        and told.identifier_value = truth.identifier_value
    where truth.person_id like 'p%'
"""


class Judgement(NamedTuple):
    """Shares of pairs: of those joined, how many are one person's; of those that rows of one
    person connect, without what people share, how many are joined."""

    precision: float
    recall: float
    joined: int


def judge(path: str, schema: str, truth: str) -> Judgement:
    """Compare the identity built in a DuckDB file with the world's truth."""
    with duckdb.connect(path, read_only=True) as connection:
        rows = connection.execute(OWN.format(schema=schema, truth=truth)).fetchnumpy()
    keys, nodes = np.unique(rows["identifier_key"].astype(str), return_inverse=True)
    person = np.empty(len(keys), dtype=object)
    customer = np.empty(len(keys), dtype=object)
    person[nodes], customer[nodes] = rows["person_id"], rows["customer_id"]
    _, sighting = np.unique(
        rows["sighting_key"].astype(str) + rows["person_id"].astype(str), return_inverse=True
    )
    # a person's identifiers of one row, each beside the row itself
    size = len(keys) + sighting.max() + 1
    beside = coo_array((np.ones(len(nodes)), (nodes, len(keys) + sighting)), shape=(size, size))
    reach = connected_components(beside, directed=False)[1][: len(keys)]
    known = [place for place in range(len(keys)) if isinstance(customer[place], str)]
    joined = _pairs(customer[place] for place in known)
    right = _pairs((customer[place], person[place]) for place in known)
    reachable = _pairs(reach)
    found = _pairs((customer[place], reach[place]) for place in known)
    return Judgement(right / joined, found / reachable, joined)


def _pairs(groups) -> int:
    """In how many pairs both are of one group."""
    return sum(count * (count - 1) // 2 for count in Counter(groups).values())
