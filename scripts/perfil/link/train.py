"""Weights after Fellegi and Sunter, learnt by Splink without being told who is who."""

from statistics import median
from typing import Any

from perfil.errors import PerfilError
from perfil.link.records import leave_out_large_blocks, take_sample
from perfil.link.spec import Comparison, Spec
from perfil.link.weights import Weight, prior

LEAST_M = 0.0001
NAMES = ["given_name", "surname"]  # what the field `names` is made of


def train(connection: Any, spec: Spec) -> list[Weight]:
    """Weights of every level of every comparison that the table `records` can teach.

    u, how often two people agree by chance, is counted over all pairs of a sample; m, how often two
    records of one person do, is found by expectation maximisation, in turn among the pairs that
    share each block of one field, then averaged by Splink. Nothing is drawn at random.
    Raises PerfilError when no two records share such a block.
    """
    comparisons = [one for one in spec.comparisons if _is_known(connection, one.name)]
    pairs = take_sample(connection)
    levels = _count_chance(connection, comparisons, 1 / (pairs + 1))
    blocks = leave_out_large_blocks(connection, spec)
    if not blocks:
        fields = ", ".join(fields[0] for fields in spec.blocks if len(fields) == 1)
        raise PerfilError(
            "There is nothing to learn from: no two records share a block of one field "
            f"({fields or 'link_blocking has none'})."
        )
    linker = _linker(connection, "records", levels)
    matches = [_learn(linker, field, *counts) for field, counts in blocks.items()]
    found = linker.misc.save_model_to_json()["comparisons"]
    weights = [
        Weight(
            comparison["output_column_name"], level["label_for_charts"],
            max(float(level["m_probability"]), LEAST_M), float(level["u_probability"]),
        )
        for comparison in found
        for level in comparison["comparison_levels"]
        if isinstance(level.get("m_probability"), float)
    ]  # fmt: skip
    known = {(one.comparison, one.level): one.m for one in weights}
    shares = [share / _agreement(known, field) for field, share in zip(blocks, matches, strict=True)]
    return [prior(min(median(shares), 0.5)), *weights]


def _is_known(connection: Any, field: str) -> bool:
    """Whether a field says anything: some records have it, with different values."""
    counted = connection.execute(f"select count(distinct {field}) from records").fetchall()[0]
    return counted[0] > 1


def _fields(block: str) -> list[str]:
    return NAMES if block == "names" else [block]


def _agreement(m: dict[tuple[str, str], float], block: str) -> float:
    """How often two records of one person agree in a block's field."""
    share = 1.0
    for field in _fields(block):
        share *= m.get((field, "exact"), 1.0)
    return share


def _settings(comparisons: list[Comparison]) -> list[dict[str, Any]]:
    """The comparisons as Splink has them."""
    return [
        {
            "output_column_name": one.name,
            "comparison_levels": [
                {
                    "sql_condition": f"{one.name}_l is null or {one.name}_r is null",
                    "label_for_charts": "null",
                    "is_null_level": True,
                },
                *({"sql_condition": sql, "label_for_charts": level} for level, sql in one.levels),
                {"sql_condition": "ELSE", "label_for_charts": "other"},
            ],
        }
        for one in comparisons
    ]


def _linker(connection: Any, table: str, comparisons: list[dict[str, Any]]) -> Any:
    import logging

    from splink import DuckDBAPI, Linker

    api = DuckDBAPI(connection)
    settings = {
        "link_type": "dedupe_only",
        "unique_id_column_name": "record_key",
        "comparisons": comparisons,
        "blocking_rules_to_generate_predictions": [],
        "em_convergence": 1e-6,
        "max_iterations": 200,
        "linker_uid": table,
    }
    return Linker(api.register(table), settings, log_level=logging.ERROR)


def _count_chance(
    connection: Any, comparisons: list[Comparison], least_u: float
) -> list[dict[str, Any]]:
    """Splink's settings of the comparisons with u counted over all pairs of `strangers`."""
    linker = _linker(connection, "strangers", _settings(comparisons))
    linker.training.estimate_u_using_random_sampling(
        max_pairs=1e12, min_count_per_level=None, num_chunks=1
    )
    counted = linker.misc.save_model_to_json()["comparisons"]
    for level in (level for one in counted for level in one["comparison_levels"]):
        if not level.get("is_null_level"):
            u = level.get("u_probability")
            # what was never met by chance is rarer than once
            level["u_probability"] = max(u if isinstance(u, float) else 0.0, least_u)
    return counted


def _learn(linker: Any, block: str, pairs: int, all_pairs: int) -> float:
    """One session of expectation maximisation, among the pairs that share a block.

    Returns the share of all pairs (that have the field) which match and were found there.
    """
    rule = " and ".join(f"l.{field} = r.{field}" for field in _fields(block))
    used = f"l.is_{block}_used and r.is_{block}_used"
    session = linker.training.estimate_parameters_using_expectation_maximisation(
        f"{rule} and {used}"
    )
    matching = session.core_model_settings.probability_two_random_records_match
    return matching * pairs / all_pairs
