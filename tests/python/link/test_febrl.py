"""Likeness end to end on FEBRL3: trained without labels, judged by them."""

import json
import re

import pytest
from febrl import person, records
from people import Company, pairs


@pytest.fixture(scope="module")
def febrl(duckdb_engine, tmp_path_factory) -> Company:
    company = Company(tmp_path_factory.mktemp("febrl") / "company", duckdb_engine, records())
    company.train()
    company.build("customer_identifiers", "identity_forest", "identity_conflicts",
                  "quarantined_identifiers")  # fmt: skip
    return company


def test_pairs_are_found_and_right(febrl, capsys):
    customers = febrl.customers()
    assert len(customers) == 5_000
    found = pairs(customers.values())
    true = pairs(map(person, customers))
    right = pairs((customer, person(record)) for record, customer in customers.items())
    precision, recall, f1 = right / found, right / true, 2 * right / (found + true)
    with capsys.disabled():
        print(f"\nFEBRL3: precision {precision:.5f}, recall {recall:.5f}, F1 {f1:.5f}")
    assert f1 >= 0.998


def test_explain_names_likeness_with_its_probability(febrl):
    customers = febrl.customers()
    one, other = next(
        (one, other)
        for one in customers
        for other in customers
        if one < other and customers[one] == customers[other]
    )
    said = febrl.perfil("explain", f"user_id:{one}", f"user_id:{other}", "--format", "json")
    links = json.loads(said.stdout)["links"]
    assert {link["rule"] for link in links} == {"likeness"}
    assert all(re.fullmatch(r"alike with probability (1|0\.9[5-9])\d*(\.0*)?", link["record"])
               for link in links)  # fmt: skip
    assert "identity_overrides" not in febrl.perfil("explain", f"user_id:{one}").stdout


def test_limits_hold_against_likeness(febrl):
    """With the rules that perfil comes with, a person has one login: likeness joins no two."""
    assert febrl.table("identity_conflicts") == []
    febrl.say(identity_rules="identity_rules")
    febrl.build("customer_identifiers", "identity_conflicts")
    logins = febrl.customers()
    assert len(set(logins.values())) == len(logins)
    conflicts = febrl.table("identity_conflicts")
    assert {(row["tier"], row["limit_name"]) for row in conflicts} >= {(4, "user_id")}
