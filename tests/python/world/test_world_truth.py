"""The truth: complete, in agreement with the raw tables, good enough to judge predictions by."""

import numpy as np
import pytest
from worlds import OWNED, PAID


@pytest.mark.parametrize(("source", "table"), OWNED)
def test_every_record_has_one_owner(world, source, table):
    truth = (
        f"select record_id from truth__records where source = '{source}' and \"table\" = '{table}'"
    )
    nobodys = {"order": "where not test", "pages": "where anonymous_id is not null"}.get(table, "")
    raw = f"select distinct cast(id as varchar) from {source}__{table} {nobodys}"
    if table == "refund":
        raw = "select cast(id as varchar) from shopify__refund"
    assert sorted(world(truth)) == sorted(world(raw))


def test_owners_are_people_or_strangers_on_the_web(world):
    wrong = world.one(
        "select count(*) from truth__records as records left join truth__people as people "
        "on records.person_id = people.person_id where people.person_id is null "
        "and (records.source != 'segment' or records.person_id not like 'v%')"
    )
    assert wrong == 0


def test_no_identifier_stands_twice(world):
    wrong = world.one(
        "select count(*) from (select 1 from truth__identifiers "
        "group by identifier_type, identifier_value having count(*) > 1)"
    )
    assert wrong == 0


@pytest.mark.parametrize(
    ("kind", "query"),
    [
        ("anonymous_id", "select anonymous_id from segment__pages union all "
         "select anonymous_id from segment__tracks"),
        ("device_id", "select context_device_id from segment__pages union all "
         "select context_device_id from segment__tracks"),
        ("user_id", "select cast(id as varchar) from shopify__customer"),
        ("email", " union all ".join(f"select lower(email) from {table}" for table in (
            "shopify__customer", "shopify__order", "salesforce__contact", "salesforce__lead",
            "klaviyo__person", "zendesk__user", "segment__identifies"))),
    ],
)  # fmt: skip
def test_the_identifiers_are_those_of_the_raw_tables(world, kind, query):
    known = world(
        f"select identifier_value from truth__identifiers where identifier_type = '{kind}'"
    )
    raw = {value for (value,) in world(query)} - {None}
    assert raw == {value for (value,) in known}


def test_paid_orders_are_the_purchases_all_of_them_and_nothing_else(world):
    wrong = world.one(
        "select count(*) from truth__people left join (select person_id, count(*) as paid, "
        "min(created_at) as first from owned_shopify__order "
        f"where {PAID} group by person_id) as bought using (person_id) "
        "where purchase_count != coalesce(paid, 0) or first_purchase_at is distinct from first"
    )
    assert wrong == 0


def test_the_future_begins_where_the_raw_tables_end(world):
    first, last = world("select min(purchased_at), max(purchased_at) from truth__future_purchases")[
        0
    ]
    assert str(first) >= "2026-07-01" and str(last) <= "2027-07-01"
    assert world.one("select max(created_at) < '2026-07-01' from shopify__order")
    wrong = world.one(
        "select count(*) from truth__people as people left join (select person_id, count(*) as n "
        "from truth__future_purchases group by 1) as future on people.person_id = future.person_id "
        "where future_purchase_count != coalesce(n, 0)"
    )
    assert wrong == 0


def test_only_the_living_buy_in_the_future_and_as_often_as_they_should(world):
    """Alive after the last coin, E[Y(h)] = (1 - exp(-λ p h)) / p, h in business days."""
    rows = world(
        "select purchase_rate, dropout_probability, is_alive_at_end, future_purchase_count "
        "from truth__people where kind = 'customer'"
    )
    rate, dropout, alive, bought = (
        np.array(column, dtype=float) for column in zip(*rows, strict=True)
    )
    assert bought[alive == 0].sum() == 0
    expected = alive * (1 - np.exp(-rate * dropout * 365)) / np.maximum(dropout, 1e-9)
    assert bought.sum() == pytest.approx(expected.sum(), rel=0.03)


def test_people_spend_what_the_truth_says(world):
    """Orders made of goods at list price average what the process drew."""
    paid, expected = world(
        "select sum(subtotal_price), sum(mean_spend) from owned_shopify__order "
        f"inner join truth__people using (person_id) where {PAID}"
    )[0]
    assert float(paid) == pytest.approx(expected, rel=0.015)
    future, expected = world(
        "select sum(amount), sum(mean_spend) from truth__future_purchases "
        "inner join truth__people using (person_id)"
    )[0]
    assert float(future) == pytest.approx(expected, rel=0.02)


def test_the_parameters_stand_in_the_truth(world):
    known = dict(world("select name, value from truth__parameters"))
    assert known["customers"] == 7_000 and known["seed"] == 11
    assert known["rate_shape_r"] == 0.9 and known["unidentified_visitors"] == 0.98
