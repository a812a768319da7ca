"""Likeness on every engine: the same weights from the same records, and the same scores."""

import json
import random
import re

import pytest
from febrl import some
from oracle import scores
from people import Company
from support import run

from perfil.link.spec import read_spec

PAIR = ("low_record_key", "high_record_key")


def scored(company: Company) -> dict[tuple[str, str], tuple[str, ...]]:
    rows = company.table("int_identity__scored_pairs")
    assert len(rows) == len({tuple(row[key] for key in PAIR) for row in rows})
    return {
        tuple(row[key] for key in PAIR): tuple(
            str(value) for name, value in sorted(row.items()) if name not in PAIR
        )
        for row in rows
    }


@pytest.fixture(scope="module")
def here(duckdb_engine, tmp_path_factory) -> Company:
    """A company on DuckDB, its weights trained, its links made."""
    company = Company(tmp_path_factory.mktemp("likeness") / "here", duckdb_engine, some(200))
    company.train()
    company.build("int_identity__likely_links")
    return company


def run_unit_tests(company: Company) -> None:
    """Those of the models that are built; what they read is there to take its types from."""
    names = "person_records block_sizes candidate_pairs compared_pairs likely_links".split()
    models = [f"int_identity__{name}" for name in names]
    wanted = [f"{model},test_type:unit" for model in models]
    done = run("dbt", "test", "--select", *wanted, cwd=company.folder)
    assert set(re.findall(r"PASS (\w+)::", done.stdout)) == set(models), done.stdout


def test_scores_are_those_of_splink(here):
    """Term frequencies included."""
    manifest = json.loads((here.folder / "target" / "manifest.json").read_text())
    records = here.table("int_identity__person_records")
    theirs = scores(records, here.weights.read_text(), read_spec(manifest))
    ours = {
        tuple(row[key] for key in PAIR): float(row["match_weight"])
        for row in here.table("int_identity__scored_pairs")
    }
    assert len(ours) > 300
    assert ours.keys() == theirs.keys()
    assert max(abs(ours[pair] - theirs[pair]) for pair in ours) < 0.0002


def test_the_blocks_sizes_are_what_is_compared(here):
    said = json.loads(here.perfil("link", "estimate", "--format", "json").stdout)
    records = here.table("int_identity__person_records")
    by_date = [row["birth_date"] for row in records if row["birth_date"]]
    (dates,) = [row for row in said if row["block_name"] == "birth_date"]
    assert dates["record_count"] == len(by_date)
    assert dates["largest_block"] == max(map(by_date.count, by_date))
    assert dates["pair_count"] == sum(by_date.count(one) - 1 for one in by_date) // 2
    compared = len(here.table("int_identity__scored_pairs"))
    assert max(row["pair_count"] for row in said) <= compared
    assert compared <= sum(row["pair_count"] for row in said)


def test_postgres_learns_the_same_and_scores_the_same(here, postgres_engine, tmp_path):
    rows = some(200)
    random.Random(3).shuffle(rows)
    there = Company(tmp_path / "there", postgres_engine, rows)
    assert there.train() == here.weights.read_text()
    there.build("int_identity__likely_links")
    assert scored(there) == scored(here)
    run_unit_tests(there)


def test_spark_scores_the_same(duckdb_engine, spark_engine, tmp_path, here):
    found = []
    for engine in (duckdb_engine, spark_engine):
        company = Company(tmp_path / engine.name, engine, some(25))
        company.weights.write_text(here.weights.read_text())
        company.build("int_identity__likely_links")
        found.append((scored(company), len(company.table("int_identity__likely_links"))))
    run_unit_tests(company)
    assert found[0] == found[1]
    assert found[0][1] > 20
