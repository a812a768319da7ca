"""What we ask of Splink: how often two people agree by chance, and what two records of one do."""

import logging
from collections import Counter
from dataclasses import dataclass
from typing import Any

from perfil.link.spec import Comparison

# Where data is clean, a level becomes impossible and Splink gives up: then stop before it does.
ITERATIONS = (25, 12, 6, 3, 2, 1)
NEARLY_ALL = 0.999999


@dataclass(frozen=True)
class Found:
    """Of the pairs of a block: the share that is one person's, and how many of these are at each
    level of each comparison."""

    matching: float
    levels: Counter[tuple[str, str]]


def count_chance(
    connection: Any, comparisons: list[Comparison], pairs: int
) -> dict[tuple[str, str], float]:
    """u of every level, over all `pairs` of the table `strangers`; none is less than one pair's."""
    linker = _linker(connection, "strangers", _as_splink_has_them(comparisons))
    linker.training.estimate_u_using_random_sampling(
        max_pairs=1e12, min_count_per_level=None, num_chunks=1
    )
    u = {}
    for one in linker.misc.save_model_to_json()["comparisons"]:
        for level in one["comparison_levels"]:
            counted = level.get("u_probability")
            is_met = isinstance(counted, float)
            key = one["output_column_name"], level["label_for_charts"]
            u[key] = max(counted if is_met else 0.0, 1 / (pairs + 1))
    return u


def learn(
    connection: Any,
    comparisons: list[Comparison],
    u: dict[tuple[str, str], float],
    fields: list[str],
    used: str,
) -> Found:
    """Expectation maximisation among the pairs of `records` that agree in these fields."""
    rule = " and ".join([*(f"l.{field} = r.{field}" for field in fields), f"l.{used}", f"r.{used}"])
    settings = _as_splink_has_them(comparisons, u)
    for iterations in ITERATIONS:
        linker = _linker(connection, "records", settings, max_iterations=iterations)
        try:
            session = linker.training.estimate_parameters_using_expectation_maximisation(rule)
            break
        except ValueError:
            if iterations == ITERATIONS[-1]:
                raise
    matching = session.core_model_settings.probability_two_random_records_match
    trained = linker.misc.save_model_to_json()["comparisons"]
    pairs = _linker(
        connection, "records", trained,
        probability_two_random_records_match=min(matching, NEARLY_ALL),
        blocking_rules_to_generate_predictions=[{"blocking_rule": rule, "sql_dialect": "duckdb"}],
    ).inference.predict()  # fmt: skip
    return Found(matching, _masses(connection, comparisons, pairs.physical_name))


def _masses(connection: Any, comparisons: list[Comparison], table: str) -> Counter:
    """The sum of the pairs' probabilities at each level."""
    masses = Counter()
    for one in comparisons:
        found = connection.execute(f"""
            select gamma_{one.name}, sum(match_probability)
            from {table} where gamma_{one.name} >= 0 group by all order by all
        """).fetchall()
        # Splink counts levels from the least alike, 0
        names = one.level_names[::-1]
        masses.update({(one.name, names[level]): mass for level, mass in found})
    return masses


def _as_splink_has_them(
    comparisons: list[Comparison], u: dict[tuple[str, str], float] | None = None
) -> list[dict[str, Any]]:
    settings = []
    for one in comparisons:
        missing = f"{one.name}_l is null or {one.name}_r is null"
        levels = [{"sql_condition": sql, "label_for_charts": name} for name, sql in one.levels]
        levels.append({"sql_condition": "ELSE", "label_for_charts": "other"})
        for level in levels if u else []:
            level["u_probability"] = u[one.name, level["label_for_charts"]]
        null = {"sql_condition": missing, "label_for_charts": "null", "is_null_level": True}
        settings.append({"output_column_name": one.name, "comparison_levels": [null, *levels]})
    return settings


def _linker(connection: Any, table: str, comparisons: list[dict[str, Any]], **settings: Any) -> Any:
    from splink import DuckDBAPI, Linker

    given = {
        "link_type": "dedupe_only",
        "unique_id_column_name": "record_key",
        "comparisons": comparisons,
        "retain_intermediate_calculation_columns": True,
        "linker_uid": table,
    }
    return Linker(DuckDBAPI(connection).register(table), given | settings, log_level=logging.ERROR)
