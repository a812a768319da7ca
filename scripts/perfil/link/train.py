"""Weights after Fellegi and Sunter, learnt by Splink without being told who is who."""

from collections import Counter
from math import prod
from statistics import median
from typing import Any

from perfil.errors import PerfilError
from perfil.link.records import leave_out_large_blocks, take_sample
from perfil.link.spec import Comparison, Spec
from perfil.link.splink import count_chance, learn
from perfil.link.weights import Weight, prior

LEAST_PAIRS = 10  # of one person's records, to learn a comparison from
NAMES = ["given_name", "surname"]  # what the field `names` is made of
Masses = Counter[tuple[str, str]]


def train(connection: Any, spec: Spec) -> list[Weight]:
    """Weights of every level of every comparison that the table `records` can teach.

    u, how often two people agree by chance, is counted over all pairs of a sample; m, how often two
    records of one person do, is found by expectation maximisation, in turn among the pairs that
    share each block of one field, then taken over all these pairs together. Nothing is drawn at
    random. Raises PerfilError when no two records share such a block.
    """
    comparisons = [one for one in spec.comparisons if _is_known(connection, one.name)]
    u = count_chance(connection, comparisons, take_sample(connection))
    blocks = leave_out_large_blocks(connection, spec)
    if not blocks:
        fields = ", ".join(fields[0] for fields in spec.blocks if len(fields) == 1)
        raise PerfilError(
            "There is nothing to learn from: no two records share a block of one field "
            f"({fields or 'link_blocking has none'})."
        )
    masses, shares = Counter(), {}
    for block, (pairs, all_pairs) in blocks.items():
        fields = _fields(block)
        others = [one for one in comparisons if one.name not in fields]
        found = learn(connection, others, u, fields, f"is_{block}_used")
        masses.update(found.levels)
        shares[block] = found.matching * pairs / all_pairs
    weights = _weights(comparisons, masses, u)
    m = {(one.comparison, one.level): one.m for one in weights}
    return [prior(_share(shares, m)), *weights]


def _is_known(connection: Any, field: str) -> bool:
    """Whether a field says anything: some records have it, with different values."""
    query = f"select count(distinct {field}) from records"
    return connection.execute(query).fetchall()[0][0] > 1


def _weights(
    comparisons: list[Comparison], masses: Masses, u: dict[tuple[str, str], float]
) -> list[Weight]:
    """m from how many pairs of one person are at each level.

    One more pair is spread over all levels: what was never met is rare, not impossible.
    """
    weights = []
    for one in comparisons:
        total = sum(masses[one.name, level] for level in one.level_names)
        if total < LEAST_PAIRS:
            continue
        for level in one.level_names:
            m = (masses[one.name, level] + 1 / len(one.level_names)) / (total + 1)
            weights.append(Weight(one.name, level, m, u[one.name, level]))
    return weights


def _share(shares: dict[str, float], m: dict[tuple[str, str], float]) -> float:
    """The share of all pairs that are one person's.

    Each block found some of them: so many as agree in its field. The median of what they say.
    """
    found = [
        share / prod(m.get((field, "exact"), 1.0) for field in _fields(block))
        for block, share in shares.items()
    ]
    return min(median(found), 0.5)


def _fields(block: str) -> list[str]:
    return NAMES if block == "names" else [block]
