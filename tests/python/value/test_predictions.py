"""CDNOW's nine months fitted by the command and predicted in SQL, held against the textbook."""

import json
from collections import Counter
from math import isfinite

import bought
import numpy as np
import pytest
import textbook
from bought import AS_OF, EXTREME, Bought
from support import write_profile

YEARLY = 0.1


@pytest.fixture(scope="module", params=["duckdb", "postgres", "spark"])
def unfitted(request, tmp_path_factory) -> tuple[Bought, dict]:
    engine = request.getfixturevalue(f"{request.param}_engine")
    folder = tmp_path_factory.mktemp(f"bought_{request.param}")
    made = Bought(engine, write_profile(folder, engine, bought.SCHEMA))
    bought.do(bought.make, made)
    return made, made.predict()


# what `perfil fit` reads and keeps is SQL that other tests of these hear from Spark
not_on_spark = pytest.mark.parametrize("unfitted", ["duckdb", "postgres"], indirect=True)


@pytest.fixture(scope="module")
def fitted(unfitted) -> tuple[Bought, dict, dict]:
    """What `perfil fit` said, and what is predicted by it, of customers like no other too."""
    made, _ = unfitted
    said = json.loads(made.fit("--format", "json").stdout)
    bought.do(bought.add_extremes, made)
    return made, said, made.predict(discount_rate_per_year=YEARLY)


def parameters(said: list[dict], model: str) -> dict[str, float]:
    return {row["parameter"]: row["parameter_value"] for row in said if row["model"] == model}


def test_before_the_first_fit_nothing_is_made_up(unfitted):
    _, predictions = unfitted
    assert len(predictions) == 2357
    assert {row["prediction_status"] for row in predictions.values()} == {"not_fitted"}
    never = {name for row in predictions.values() for name, value in row.items() if value is None}
    assert {"probability_alive", "predicted_clv_next_365d", "predicted_next_order_date"} <= never
    assert all(row["probability_alive"] is None for row in predictions.values())


def test_the_command_finds_the_reference_parameters(fitted):
    made, said, _ = fitted
    assert parameters(said, "mbg_nbd") == pytest.approx(
        {"r": 0.5248, "alpha": 6.1831, "a": 0.8914, "b": 1.6140}, abs=1e-3
    )
    assert parameters(said, "bg_nbd") == pytest.approx(
        {"r": 0.2426, "alpha": 4.4136, "a": 0.7929, "b": 2.4259}, abs=1e-3
    )
    likelihoods = {row["model"]: row["log_likelihood"] for row in said}
    assert likelihoods["mbg_nbd"] == pytest.approx(-9582.14, abs=0.01)
    assert likelihoods["bg_nbd"] == pytest.approx(-9582.43, abs=0.01)
    used = Counter(row["model"] for row in said if row["is_in_use"])
    assert used == {"mbg_nbd": 4, "gamma_gamma": 3}
    kept = {(row["model"], row["parameter"]): row["parameter_value"] for row in made.kept()}
    assert kept == {(row["model"], row["parameter"]): row["parameter_value"] for row in said}


def columns(predictions: dict, names: list[str]) -> tuple[list[str], np.ndarray]:
    """Customers of CDNOW, and these columns of theirs."""
    known = sorted(set(predictions) - set(EXTREME))
    return known, np.array([[float(predictions[one][name]) for name in names] for one in known]).T


def test_every_customer_is_the_textbooks(fitted):
    _, said, predictions = fitted
    values = parameters(said, "mbg_nbd")
    patterns = {row[0]: row[2:5] for row in bought.cdnow_statistics()}
    days = (30, 90, 365)
    names = [f"predicted_probability_of_transaction_next_{n}d" for n in days]
    names += [f"predicted_order_frequency_next_{n}d" for n in days]
    known, found = columns(predictions, ["probability_alive", *names])
    assert len(known) == 2357
    x, t_x, age = np.array([patterns[one] for one in known], dtype=float).T
    customer = ("mbg_nbd", values, x, t_x / 7, age / 7)
    expected = [
        textbook.alive(*customer),
        *(textbook.buys(*customer, n / 7) for n in days),
        *(textbook.expected(*customer, n / 7) for n in days),
    ]
    assert np.abs(found - np.array(expected)).max() < 1e-6


def kept_shares(customers: list[str], weight: int = 5) -> np.ndarray:
    """Which share of each customer's purchases kept its worth, drawn towards that of all who paid
    in the reporting currency."""
    place = {name: number for number, name in enumerate(bought.STATISTICS)}
    rows = {row[0]: row for row in [*bought.cdnow_statistics(), *bought.extreme_statistics()]}
    counted = {
        one: (row[place["valued_purchase_count"]], row[place["repeat_count"]] + 1)
        for one, row in rows.items()
        if row[place["reporting_order_count"]] > 0
    }
    valued, bought_days = map(sum, zip(*counted.values(), strict=True))
    kept, days = np.array([counted[one] for one in customers], dtype=float).T
    return (kept + weight * valued / bought_days) / (days + weight)


def test_value_is_discounted_orders_times_money(fitted):
    _, said, predictions = fitted
    values, spend = parameters(said, "mbg_nbd"), parameters(said, "gamma_gamma")
    statistics = {row[0]: row for row in bought.cdnow_statistics()}
    known, (clv,) = columns(predictions, ["predicted_clv_next_365d"])
    x, t_x, age = np.array([statistics[one][2:5] for one in known], dtype=float).T
    n = np.array([statistics[one][8] for one in known], dtype=float)
    mean = np.array([float(statistics[one][9] or 0) for one in known])
    p, q, v = (spend[name] for name in "pqv")
    orders = textbook.discounted("mbg_nbd", values, x, t_x / 7, age / 7, YEARLY)
    expected = orders * kept_shares(known) * (p * v + p * n * mean) / (p * n + q - 1)
    # money is kept to a hundredth of a penny
    assert (np.abs(clv - expected) < 1e-4 + 1e-6 * expected).all()


def test_buckets_are_tenths_and_equal_values_share_one(fitted):
    _, _, predictions = fitted
    sizes = Counter(row["predicted_clv_bucket"] for row in predictions.values())
    assert set(sizes) == set(range(1, 11))
    assert max(sizes.values()) < 1.2 * len(predictions) / 10
    shared = {}
    for row in predictions.values():
        shared.setdefault(row["predicted_clv_next_365d"], set()).add(row["predicted_clv_bucket"])
    assert all(len(buckets) == 1 for buckets in shared.values())


def test_customers_like_no_other_have_numbers(fitted):
    _, _, predictions = fitted
    extreme = {name: predictions[name] for name in EXTREME}
    for name, row in extreme.items():
        assert row["prediction_status"] == "predicted", name
        assert 0 <= row["probability_alive"] <= 1, name
        assert row["predicted_clv_next_365d"] >= 0, name
        assert isfinite(row["predicted_order_frequency_next_365d"]), name
    assert extreme["three thousand orders"]["probability_alive"] > 0.99
    assert extreme["three thousand, long ago"]["probability_alive"] == 0
    assert float(extreme["ten thousand, every day"]["predicted_order_frequency_next_365d"]) > 350
    assert extreme["enormous"]["predicted_clv_next_365d"] > 10**12
    assert extreme["nearly nothing"]["predicted_average_order_revenue_next_365d"] < 20


@not_on_spark
def test_absurd_amounts_teach_nobody(fitted):
    """A hundred million million, and a hundredth of a penny, are set aside, and the fit says so;
    what CDNOW's customers spend is found as before, but for six more who spend 25, two of them
    thousands of times."""
    made, said, _ = fitted
    done = made.fit("--dry-run", "--format", "json")
    assert "3 customers' purchases are worth more than 10,000 times the median" in done.stderr
    for model in ("gamma_gamma", "log_normal"):
        before, after = parameters(said, model), parameters(json.loads(done.stdout), model)
        assert after == pytest.approx(before, rel=0.06), model


@not_on_spark
def test_the_newest_fit_counts_and_a_seed_can_stand_for_it(fitted, tmp_path):
    made, said, _ = fitted
    file = tmp_path / "our_parameters.csv"
    done = made.fit("--purchase-model", "bg_nbd", "--out", str(file))
    assert "value_parameters: our_parameters" in done.stderr
    assert file.read_text().startswith("fit_id,model,parameter,parameter_value,")
    assert len(made.kept()) == len(said)
    made.fit("--purchase-model", "bg_nbd", "--dry-run")
    assert len(made.kept()) == len(said)
    made.fit("--purchase-model", "bg_nbd")
    assert len({row["fit_id"] for row in made.kept()}) == 2
    predictions = made.predict()
    assert {row["purchase_model"] for row in predictions.values()} == {"bg_nbd"}
    once = predictions["once, a lifetime ago"]
    assert once["predicted_probability_of_transaction_next_365d"] > 0
    assert once["probability_alive"] is None, "it would be 1, of everybody who bought once"
    assert {row["parameters_as_of_date"] for row in predictions.values()} == {AS_OF}
