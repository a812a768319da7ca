"""Likeness from run to run: step by step comes what one whole run makes of the same records."""

import random
from collections import Counter

import pytest
from febrl import some
from people import Company, pairs
from support import as_multiset, differing

TABLES = ("customer_identifiers", "identity_forest", "identity_components")
LIKENESS = ("int_identity__scored_pairs", "int_identity__likely_links")


@pytest.fixture(scope="module")
def at_once(duckdb_engine, tmp_path_factory) -> Company:
    """All records at once, by weights that are learnt from them."""
    company = Company(tmp_path_factory.mktemp("steps") / "at_once", duckdb_engine, some(150))
    company.train()
    company.build(*TABLES)
    return company


def tables(company: Company) -> dict[str, Counter]:
    return {name: as_multiset(company.table(name)) for name in (*TABLES, *LIKENESS)}


OWN = ("first_name", "last_name", "birth_date", "loyalty_id")
NOBODYS = {"birth_date": "1999-12-31", "last_name": "nobody", "loyalty_id": ""}


def told_in_steps(last: list[dict]) -> list[list[dict]]:
    """A third, two thirds, all of these. At first an eighth of them is alike to nobody, another
    eighth to somebody else, and people are there who are gone by the end."""
    eighth, third = len(last) // 8, len(last) // 3
    names = {row["record_id"] for row in last}
    gone = [row for row in some(180) if row["record_id"] not in names]
    wrong = [row | NOBODYS for row in last[:eighth]]
    mistaken = [
        row | {key: other.get(key, "") for key in OWN}
        for row, other in zip(last[eighth : 2 * eighth], last[-eighth:], strict=True)
    ]
    return [wrong + mistaken + last[2 * eighth : third] + gone, last[: 2 * third] + gone, last]


def test_step_by_step_is_as_all_at_once(at_once, duckdb_engine, tmp_path):
    rows = some(150)
    random.Random(20261126).shuffle(rows)
    steps = told_in_steps(rows)
    company = Company(tmp_path / "step_by_step", duckdb_engine, steps[0], max_merged_share=1)
    company.weights.write_text(at_once.weights.read_text())
    links = []
    for told in steps:
        company.tell(told)
        company.build(*TABLES, "identity_summary")
        links.append(as_multiset(company.table("int_identity__likely_links")))
    assert links[0] - links[2] and links[2] - links[0]  # some went, and some came
    runs = sorted(company.table("identity_summary"), key=lambda row: row["run_number"])
    assert [row["is_whole"] for row in runs] == [True, False, False]
    assert differing(tables(company), tables(at_once)) == {}
    assert pairs(company.customers().values()) > 100
