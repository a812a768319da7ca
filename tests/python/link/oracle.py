"""Splink itself, given our weights: what it says of each pair."""

import csv
import logging
from itertools import groupby

import duckdb

from perfil.link.spec import Spec


def scores(records: list[dict], weights: str, spec: Spec) -> dict[tuple[str, str], float]:
    """The match weight of every pair that shares a block, by Splink, term frequencies included."""
    from splink import DuckDBAPI, Linker

    connection = duckdb.connect()
    columns = list(records[0])
    connection.execute(f"create table people ({', '.join(f'{name} varchar' for name in columns)})")
    marks = ", ".join("?" for _ in columns)
    rows = [[row[name] if row[name] is None else str(row[name]) for name in columns]
            for row in records]  # fmt: skip
    connection.executemany(f"insert into people values ({marks})", rows)
    trained = list(csv.DictReader(weights.splitlines()))
    settings = {
        "link_type": "dedupe_only",
        "unique_id_column_name": "record_key",
        "probability_two_random_records_match": float(trained[0]["m_probability"]),
        "comparisons": [
            _comparison(name, list(levels), spec)
            for name, levels in groupby(trained[1:], key=lambda row: row["comparison"])
        ],
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": " and ".join(f"l.{field} = r.{field}" for field in fields),
             "sql_dialect": "duckdb"}
            for fields in spec.blocks
        ],
    }  # fmt: skip
    linker = Linker(DuckDBAPI(connection).register("people"), settings, log_level=logging.ERROR)
    found = connection.execute(
        "select record_key_l, record_key_r, match_weight from "
        + linker.inference.predict().physical_name
    ).fetchall()
    return {(min(one, other), max(one, other)): weight for one, other, weight in found}


def _comparison(name: str, trained: list[dict], spec: Spec) -> dict:
    (ours,) = [one for one in spec.comparisons if one.name == name]
    conditions = dict(ours.levels) | {"other": "ELSE"}
    levels = [
        {
            "sql_condition": conditions[row["level"]],
            "label_for_charts": row["level"],
            "m_probability": float(row["m_probability"]),
            "u_probability": float(row["u_probability"]),
        }
        for row in trained
    ]
    if ours.is_frequency_known:
        levels[0]["tf_adjustment_column"] = name
    missing = f"{name}_l is null or {name}_r is null"
    null = {"sql_condition": missing, "label_for_charts": "null", "is_null_level": True}
    return {"output_column_name": name, "comparison_levels": [null, *levels]}
