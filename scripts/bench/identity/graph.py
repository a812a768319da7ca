"""A graph as a customer data platform meets it: pairs of identifiers that a record named.

Most people are a small star around a login or an e-mail address; a few have hundreds of cookies or
share a device; and 100 chains of a thousand cookies each, seen in their order and among all others,
which is what takes a naive algorithm a thousand rounds.
"""

from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

CHAINS, CHAIN_LENGTH = 100, 1000
LOGIN, EMAIL, PHONE, COOKIE, LINK = range(5)
EDGES_PER_PERSON = 7.0
NAMES = """
    case {side}_kind
        when 0 then 'login:' || {side}_number
        when 1 then 'email:person.' || {side}_number || '@example.com'
        when 2 then 'phone:+4930' || lpad(cast({side}_number as varchar), 9, '0')
        when 3 then 'cookie:' || md5('cookie' || {side}_number)
        else 'cookie:' || md5('link' || {side}_number)
    end
"""

NEW_SHARE = 0.01  # of the pairs, the last ones: what is new where increments are timed

Pairs = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]  # kind, number, kind, number


def people(rng: np.random.Generator, count: int) -> list[Pairs]:
    """Stars of login, e-mail, phone and cookies; some edges twice told, some devices shared."""
    person = np.arange(count)
    known = rng.random(count) < 0.6
    kind, second = np.where(known, LOGIN, EMAIL), rng.random(count) < 0.2
    cookies = np.minimum(rng.zipf(2.2, count), 2000) + rng.integers(0, 2, count)
    owner = np.repeat(person, cookies)
    cookie = np.arange(len(owner))
    clicked = rng.random(len(owner)) < 0.75
    phone = rng.random(count) < 0.5
    billed = phone & known & (rng.random(count) < 0.8)
    lent = rng.random(len(owner)) < 0.01

    def pairs(left_kind, left, right_kind, right) -> Pairs:
        full = np.full(len(left), 0)
        return full + left_kind, left, full + right_kind, right

    return [
        pairs(LOGIN, person[known], EMAIL, person[known]),
        pairs(kind[second], person[second], EMAIL, person[second] + count),
        pairs(kind[phone], person[phone], PHONE, person[phone]),
        pairs(EMAIL, person[billed], PHONE, person[billed]),
        pairs(kind[owner], owner, COOKIE, cookie),
        pairs(EMAIL, owner[clicked & known[owner]], COOKIE, cookie[clicked & known[owner]]),
        pairs(EMAIL, (owner[lent] + 1) % count, COOKIE, cookie[lent]),
    ]


def chains() -> Pairs:
    """Chains of cookies, each renewed from the one before it."""
    link = np.arange(CHAINS * CHAIN_LENGTH).reshape(CHAINS, CHAIN_LENGTH)
    left, right = link[:, :-1].ravel(), link[:, 1:].ravel()
    return np.full(len(left), LINK), left, np.full(len(left), LINK), right


def write_graph(path: Path, edges: int, seed: int = 20261121) -> tuple[int, int]:
    """A DuckDB file with the table pairs (left_identifier, right_identifier, seen_at), each pair
    once, in the order in which they were seen; returns (identifiers, pairs)."""
    rng = np.random.default_rng(seed)
    count = max(int((edges - CHAINS * CHAIN_LENGTH) / EDGES_PER_PERSON), 100)
    parts = [np.concatenate(part) for part in zip(*people(rng, count), chains(), strict=True)]
    seen_at = rng.permutation(len(parts[0]))
    seen_at[-CHAINS * (CHAIN_LENGTH - 1) :].reshape(CHAINS, -1).sort(axis=1)  # in its order
    names = ["left_kind", "left_number", "right_kind", "right_number"]
    numbers = pa.table(dict(zip(names, parts, strict=True)) | {"seen_at": seen_at})
    with duckdb.connect(str(path)) as connection:
        connection.register("numbers", numbers)
        left, right = NAMES.format(side="left"), NAMES.format(side="right")
        connection.execute(f"""
            create table pairs as
            select min(left_identifier) as left_identifier,
                max(right_identifier) as right_identifier, min(seen_at) as seen_at
            from (
                select {left} as left_identifier, {right} as right_identifier, seen_at from numbers
            )
            group by least(left_identifier, right_identifier),
                greatest(left_identifier, right_identifier)
            order by seen_at
        """)
        return connection.execute("""
            select (
                select count(distinct identifier) from (
                    select left_identifier as identifier from pairs
                    union all select right_identifier from pairs
                )
            ), (select count(*) from pairs)
        """).fetchone()


def new_from(path: Path) -> tuple[int, int]:
    """When the new ones of the pairs in the file begin, and when they are over."""
    with duckdb.connect(str(path), read_only=True) as connection:
        over = connection.execute("select max(seen_at) + 1 from pairs").fetchone()[0]
    return int(over * (1 - NEW_SHARE)), over
