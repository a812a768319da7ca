"""CDNOW as of September 1997, fitted and forecast by what was known then, judged by what came."""

import shutil
from collections import Counter
from datetime import date
from math import exp, log1p
from statistics import fmean

import cdnow
import judged
import numpy as np
import pytest
import textbook
from past import ALL, MARCH, NOW, SCHEMA, THEN, Judged, cdnow_orders, place
from support import read_table


@pytest.fixture(scope="module")
def past(duckdb_engine, tmp_path_factory) -> Judged:
    """Built, fitted as of then, and by that built on, on the day after."""
    made = place(duckdb_engine, tmp_path_factory.mktemp("judged"))
    made.write(cdnow_orders())
    made.build(ALL)
    made.fit()
    made.fit("--challenger", as_of=MARCH)
    made.build("int_value__fitted_parameters+", as_of="1998-07-01 09:00:00")
    return made


def figure(past: Judged, purpose: str, model: str, name: str, days: int = 273) -> float:
    return float(past.figures()[(THEN, days, purpose, model)][name])


def test_orders_are_the_references(past):
    """39 weeks: MBG/NBD .7648 and 1.6072, a run-rate 1.024."""
    assert figure(past, "orders", "prediction", "mean_absolute_error") == pytest.approx(
        0.7648, abs=5e-5
    )
    assert figure(past, "orders", "prediction", "root_mean_squared_error") == pytest.approx(
        1.6072, abs=5e-5
    )
    run_rate = figure(past, "orders", "run_rate", "mean_absolute_error")
    assert run_rate == pytest.approx(1.024, abs=5e-4)


def test_who_buys_is_told_apart_as_in_the_reference(past):
    """AUC .760; days since the last order .771, which says nothing of how likely it is."""
    assert figure(past, "purchase", "prediction", "auc") == pytest.approx(0.760, abs=5e-4)
    recency = past.figures()[(THEN, 273, "purchase", "days_since_last_order")]
    assert float(recency["auc"]) == pytest.approx(0.771, abs=5e-4)
    assert recency["brier_score"] is None
    assert recency["bias"] is None


def test_value_is_the_references(past):
    """29.36 and .679, where purchases of nothing count, in orders and in what one is worth.
    Historic spend: 61.65 and .680, a strong rank and no level."""
    model = {name: figure(past, "value", "prediction", name) for name in ("mean_absolute_error",
             "normalised_gini", "bias_share")}  # fmt: skip
    assert model["mean_absolute_error"] == pytest.approx(29.360, abs=2e-3)
    assert model["normalised_gini"] == pytest.approx(0.6788, abs=1e-4)
    assert model["bias_share"] == pytest.approx(-0.2076, abs=1e-3)
    historic = {name: figure(past, "value", "historic_spend", name) for name in model}
    assert historic["mean_absolute_error"] == pytest.approx(61.65, abs=5e-3)
    assert historic["normalised_gini"] == pytest.approx(0.680, abs=5e-4)
    assert historic["bias_share"] > 1


def test_what_was_fitted_for_comparison_is_judged_as_well(past):
    """BG/NBD beside MBG/NBD, and orders worth what shrunk logarithms say beside Gamma-Gamma's: each
    customer's forecast is the textbook's."""
    kept, scores, figures = past.parameters(), past.scores(), past.figures()
    customers = {one.name: one for one in cdnow.customers()}
    for purpose, by_the_book in [("orders", textbook.expected), ("purchase", textbook.buys)]:
        key = (THEN, 273, purpose, "other_purchase_model")
        assert figures[key]["purchase_model"] == "bg_nbd"
        names, found, _ = zip(*scores[key], strict=True)
        x, t_x, age = np.array([customers[name].pattern for name in names]).T / [[1], [7], [7]]
        expected = by_the_book("bg_nbd", kept["bg_nbd"], x, t_x, age, 39)
        assert np.array(found) == pytest.approx(expected, abs=1e-6)
    value = figures[(THEN, 273, "value", "other_spend_model")]
    assert (value["purchase_model"], value["spend_model"]) == ("mbg_nbd", "log_normal")
    names, found, _ = zip(*scores[(THEN, 273, "value", "other_spend_model")], strict=True)
    orders = {name: forecast for name, forecast, _ in scores[(THEN, 273, "orders", "prediction")]}
    for name, forecast in zip(names, found, strict=True):
        amounts = [customers[name].amounts[day] for day in customers[name].days]
        worth = textbook.shrunk_amount(kept["log_normal"], len(amounts), fmean(amounts))
        assert forecast == pytest.approx(orders[name] * worth, rel=1e-4, abs=1e-4)


def test_the_better_the_segment_the_more_come_back(past):
    """In the nine months after, from 11.8 % of the hibernating to 73.4 % of the champions."""
    bought_again = {one.name: bool(one.held_out) for one in cdnow.customers()}
    came, of = Counter(), Counter()
    for row in read_table(past.engine, SCHEMA, "customer_rfm_months"):
        if row["month_end_date"] == THEN:
            of[row["rfm_segment"]] += 1
            came[row["rfm_segment"]] += bought_again[row["customer_id"]]
    assert of.total() == 2357
    share = {segment: came[segment] / size for segment, size in of.items()}
    assert share["hibernating"] == min(share.values()) == pytest.approx(0.118, abs=5e-4)
    assert share["champions"] == max(share.values()) == pytest.approx(0.734, abs=5e-4)


def test_today_is_the_day_of_the_build(past):
    """Who fits after midnight and builds on from there has predictions of the day before, all of
    them."""
    rows = read_table(past.engine, SCHEMA, "customer_predictions")
    assert len(rows) == 2357
    assert {row["as_of_date"] for row in rows} == {NOW}
    valued = [row for row in rows if row["predicted_clv_next_365d"] is not None]
    assert len(valued) == 2357


def test_a_purchase_and_a_repeat_bring_their_means(past):
    rows = read_table(past.engine, SCHEMA, "customer_purchase_statistics")
    found = {row["customer_id"]: row for row in rows}
    for one in cdnow.customers():
        amounts = [one.amounts[day] for day in sorted(one.amounts)]
        row = found[one.name]
        assert float(row["mean_purchase_amount"]) == pytest.approx(fmean(amounts), abs=6e-5)
        if amounts[1:]:
            assert float(row["mean_repeat_amount"]) == pytest.approx(fmean(amounts[1:]), abs=6e-5)
        else:
            assert row["mean_repeat_amount"] is None


def test_every_figure_is_plain_pythons(past):
    """Of every month, horizon, purpose and model."""
    figures, scores = past.figures(), past.scores()
    assert len(scores) == 7 * 14 + 11 + 1
    for key, rows in scores.items():
        _, forecast, actual = (list(column) for column in zip(*rows, strict=True))
        found = figures[key]
        assert found["customer_count"] == len(rows) == 2357
        expected = {
            "normalised_gini": judged.gini(forecast, actual),
            "top_20_percent_share": judged.top_share(forecast, actual),
            "correlation": judged.correlation(forecast, actual),
        }
        if key[2] == "purchase":
            expected["auc"] = judged.auc(forecast, actual)
        for name, value in expected.items():
            assert float(found[name]) == pytest.approx(value, abs=1e-9), (key, name)
        bias, mean, root = judged.errors(forecast, actual)
        names = {"bias": bias, "mean_absolute_error": mean, "root_mean_squared_error": root}
        names["brier_score"] = root**2
        for name, value in names.items():
            if found[name] is not None:
                assert float(found[name]) == pytest.approx(value, abs=6e-7), (key, name)


def test_a_month_without_a_fit_says_so(past):
    """As of January the newest fit is September's; before there was one, there is none."""
    figures = past.figures()
    january = figures[(date(1998, 1, 31), 90, "orders", "prediction")]
    assert january["backtest_status"] == "measured"
    assert january["learnt_as_of_date"] == THEN
    cells = figures[(THEN, 273, "value", "rfm_cell_mean")]
    assert cells["backtest_status"] == "too_little_history"
    assert cells["normalised_gini"] is None
    assert figures[(THEN, 90, "value", "rfm_cell_mean")]["learnt_as_of_date"] == date(1997, 6, 30)
    assert {month for month, days, *_ in figures if days == 273} == {THEN}


def test_the_best_is_the_champion(past):
    rows = read_table(past.engine, SCHEMA, "model_champions")
    found = {(row["purpose"], row["measure"], row["horizon_days"]): row for row in rows}
    assert found[("orders", "root_mean_squared_error", 273)]["champion_model"] == "prediction"
    ranks = found[("value", "normalised_gini", 273)]
    auc = found[("purchase", "auc", 273)]
    assert auc["champion_model"] == "days_since_last_order"
    assert ranks["champion_figure"] > ranks["runner_up_figure"]
    months = found[("orders", "root_mean_squared_error", 90)]
    figures = [
        float(row["root_mean_squared_error"])
        for key, row in past.figures().items()
        if key[1:] == (90, "orders", months["champion_model"])
    ]
    assert len(figures) == months["month_count"] == 7
    assert float(months["champion_figure"]) == pytest.approx(sum(figures) / 7, abs=1e-6)


def test_deciles_share_all_that_came(past):
    rows = [
        row
        for row in read_table(past.engine, SCHEMA, "ltv_backtest_deciles")
        if (row["scored_as_of_date"], row["horizon_days"]) == (THEN, 273)
        and (row["purpose"], row["model"]) == ("value", "prediction")
    ]
    rows.sort(key=lambda row: row["decile"])
    assert sum(row["customer_count"] for row in rows) == 2357
    assert float(sum(row["actual_share"] for row in rows)) == pytest.approx(1, abs=1e-8)
    assert rows[0]["actual_share_from_here_up"] == 1
    assert rows[-1]["actual_share"] == max(row["actual_share"] for row in rows)


def test_the_future_is_not_known(past, tmp_path):
    """Other orders after September: by the same parameters the same forecasts, another judgement;
    and the same parameters are found, up to the order in which sums are added up."""
    shutil.copy(past.engine.settings["path"], tmp_path)
    other = place(past.engine, tmp_path)
    other.write(cdnow_orders(shifted=True))
    other.build(ALL)
    kept = {row["parameter"]: row["parameter_value"] for row in past.fit("--dry-run")}
    found = {row["parameter"]: row["parameter_value"] for row in other.fit("--dry-run")}
    assert found == pytest.approx(kept, rel=1e-5)
    before, after = past.scores(), other.scores()
    then = [key for key in before if key[0] == THEN]
    assert len(then) == 25
    for key in then:
        assert [row[:2] for row in before[key]] == [row[:2] for row in after[key]], key
    key = (THEN, 273, "value", "prediction")
    assert [row[2] for row in before[key]] != [row[2] for row in after[key]]


def test_the_challenger_is_judged_beside_the_model(past):
    """Learnt of December's customers and the 90 days after, it beats the run-rate."""
    figures = past.figures()
    march = {key[3]: row for key, row in figures.items() if key[:3] == (MARCH, 90, "purchase")}
    assert march["challenger"]["learnt_as_of_date"] == MARCH
    assert march["challenger"]["customer_count"] == 2357
    assert march["challenger"]["brier_score"] < march["run_rate"]["brier_score"]
    assert march["challenger"]["auc"] > march["run_rate"]["auc"]
    february = figures[(date(1998, 2, 28), 90, "purchase", "challenger")]
    assert february["backtest_status"] == "not_fitted"


def test_the_challengers_score_is_its_coefficients_sum(past):
    """By the parameters that were kept; today's contributions add up to the log-odds."""
    kept = past.parameters()
    statistics = read_table(past.engine, f"{SCHEMA}_intermediate", "int_value__statistics")
    contributions = {}
    for row in read_table(past.engine, SCHEMA, "challenger_contributions"):
        contributions.setdefault(row["customer_id"], []).append(row)
    coefficients, means = kept["challenger_90d"], kept["challenger_90d_mean"]
    assert len(means) == 6
    checked = 0
    for row in statistics:
        if row["scored_as_of_date"] != NOW:
            continue
        odds = coefficients["average_customer"]
        for name, mean in means.items():
            if row[name] is not None:
                odds += coefficients[name] * (log1p(float(row[name])) - mean)
        told = contributions[row["customer_id"]]
        assert len(told) == 7
        assert float(sum(one["contribution"] for one in told)) == pytest.approx(odds, abs=1e-8)
        chance = float(told[0]["probability_of_order"])
        assert chance == pytest.approx(1 / (1 + exp(-odds)), abs=1e-8)
        checked += 1
    assert checked == 2357
