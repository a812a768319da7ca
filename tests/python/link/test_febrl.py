"""Likeness end to end on FEBRL3: trained without labels, judged by them."""

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
