"""The made-up world's own purchases, whose truth is known: what `perfil fit` finds of it, and
whether what our models say of the year after is what comes."""

from datetime import date, timedelta
from math import isfinite

import bought as tables
import duckdb
import numpy as np
import pytest
from past import ALL, ORDERS, REFUNDS, SCHEMA, Judged, place
from support import read_table

from perfil.world.clock import business_days, local_seconds
from perfil.world.purchases import draw_habits, draw_purchases
from perfil.world.settings import DAY, END, HORIZON, START, Buying

CUSTOMERS = 300_000
THEN, NOW = date(2026, 6, 30), date(2027, 6, 30)
BUYING = Buying()
PREDICTIONS = "customer_predictions"
GIVEN = {"as_of": f"{NOW} 23:59:59", "reporting_currency": "GBP"}
GIVEN |= {"backtest_months": 12, "backtest_horizons": [365], "count_zero_value_orders": False}


# what customers like no other do in the last year: days before its end, and what each order brings
EDGE = {
    "once, in the last second": [(0, "20.00")],
    "five in one day": [(100, "20.00")] * 5,
    "three thousand": [(day, "20.00") for day in range(300) for _ in range(10)],
    "free only": [(100, "0.00")] * 3,
    "enormous": [(100, "99999999999999.9999"), (50, "20.00")],
    "a ten-thousandth": [(100, "0.0001")],
}


def write_edge(made: Judged) -> None:
    """These, and one who gives back what was bought before our books begin."""
    orders = [
        ("till", f"{name} {n}", name, NOW - timedelta(before), "paid", "GBP", amount)
        for name, bought in EDGE.items()
        for n, (before, amount) in enumerate(bought)
    ]
    refund = ("till", "1", None, "refunds only", None, f"{THEN} 10:00:00", "GBP", "30.00")
    with made.open() as warehouse:
        tables.add(warehouse, f"{SCHEMA}.customer_orders", ORDERS, orders)
        tables.add(warehouse, f"{SCHEMA}.customer_refunds", REFUNDS, [refund])


def write_orders(made: Judged) -> None:
    """Everything that the world's customers buy until the year after its last day is over."""
    rng = np.random.default_rng(1)
    habits = draw_habits(rng, CUSTOMERS, BUYING)
    first = rng.random(CUSTOMERS) * (business_days(END) - 1)
    bought = draw_purchases(rng, habits, first, float(business_days(HORIZON)), BUYING)
    drawn = {
        "customer": bought.customer,
        "day": (local_seconds(bought.day) - START) // DAY,
        "amount": np.round(bought.value, 2),
    }
    made.write([])
    with duckdb.connect(made.engine.settings["path"]) as connection:
        connection.register("drawn", drawn)
        connection.execute(f"""
            insert into {SCHEMA}.customer_orders
            select
                'till', cast(row_number() over () as varchar), 'c' || customer,
                date '2025-01-01' + cast(day as integer), 'paid', 'GBP', amount
            from drawn where day < {(HORIZON + 1 - START) // DAY}
        """)


@pytest.fixture(scope="module")
def judged(duckdb_engine, tmp_path_factory) -> tuple[Judged, list[dict]]:
    """The world's customers in our tables, the parameters as of its last day, and by these the
    backtest of the year after."""
    made = place(duckdb_engine, tmp_path_factory.mktemp("true_values"))
    write_orders(made)
    write_edge(made)
    made.build(ALL, **GIVEN)
    said = made.fit(as_of=THEN)
    made.build("int_value__fitted_parameters+", **GIVEN)
    return made, said


def test_the_fit_finds_what_the_world_was_made_with(judged):
    """From our own statistics, all seven within three standard errors, which are small enough to
    mean something."""
    _, said = judged
    fitted = {(row["model"], row["parameter"]): row for row in said}
    true = {("mbg_nbd", name): value for name, value in BUYING.order_parameters.items()}
    true |= {("gamma_gamma", name): value for name, value in BUYING.spend_parameters.items()}
    for key, expected in true.items():
        value, error = (fitted[key][name] for name in ("parameter_value", "standard_error"))
        assert abs(value - expected) < 3 * error, (key, value, error)
        assert error < 0.1 * expected, (key, value, error)


@pytest.mark.parametrize("purpose", ["orders", "value", "purchase"])
def test_each_tenth_does_what_was_said_of_it(judged, purpose):
    """Within a tenth, in a year that no fit has seen: how many orders, what they bring, and how
    many of them buy at all. By chance alone the least likely 30,000 are some 4 % off."""
    made, _ = judged
    deciles = {
        row["decile"]: row
        for row in read_table(made.engine, SCHEMA, "ltv_backtest_deciles")
        if (row["scored_as_of_date"], row["horizon_days"]) == (THEN, 365)
        and (row["purpose"], row["model"]) == (purpose, "prediction")
    }
    assert sorted(deciles) == list(range(1, 11))
    assert sum(row["customer_count"] for row in deciles.values()) == CUSTOMERS
    for row in deciles.values():
        assert float(row["forecast_mean"]) == pytest.approx(float(row["actual_mean"]), rel=0.1), row


def test_customers_like_no_other_have_numbers(judged):
    """From their orders to what is predicted of them: finite, and in the order one would say."""
    made, _ = judged
    rows = {row["customer_id"]: row for row in read_table(made.engine, SCHEMA, PREDICTIONS)}
    assert set(EDGE) - set(rows) == {"free only"}
    for name in set(EDGE) & set(rows):
        row = rows[name]
        assert row["prediction_status"] == "predicted", name
        assert 0 <= row["probability_alive"] <= 1, name
        for column in ("predicted_clv_next_365d", "predicted_order_frequency_next_365d"):
            assert row[column] >= 0 and isfinite(row[column]), (name, column)
    words = {name: rows[name]["purchases_in_words"] for name in EDGE if name in rows}
    assert words["once, in the last second"] == "1 order, today"
    assert words["five in one day"] == "5 orders on one day, 100 days ago"
    assert words["three thousand"] == "3000 orders, about every day, last today"
    chances = {name: rows[name]["probability_alive"] for name in words}
    assert chances["three thousand"] > chances["once, in the last second"]
    assert chances["once, in the last second"] > chances["five in one day"]
    values = {name: rows[name]["predicted_clv_next_365d"] for name in words}
    assert values["enormous"] > values["three thousand"] > values["once, in the last second"]
    assert values["five in one day"] > values["a ten-thousandth"]


def test_who_only_gives_back_or_pays_nothing_has_no_prediction(judged):
    """They are no buyers, and their money is in the books all the same."""
    made, _ = judged
    revenue = {
        row["customer_id"]: row for row in read_table(made.engine, SCHEMA, "customer_revenue")
    }
    assert revenue["refunds only"]["net_revenue_amount"] == -30
    assert revenue["free only"]["order_count"] == 3
    assert revenue["free only"]["net_revenue_amount"] == 0
    buyers = read_table(made.engine, SCHEMA, "customer_purchase_statistics")
    assert not {"refunds only", "free only"} & {row["customer_id"] for row in buyers}
