"""Fits against published figures, against what the made-up world was made with, and at the edge."""

from collections import Counter
from dataclasses import replace
from datetime import date

import cdnow
import numpy as np
import pytest
import textbook

from perfil.errors import PerfilError
from perfil.fit.counts import Counts
from perfil.fit.purchases import Patterns, fit_purchases, in_weeks
from perfil.fit.run import fit_all
from perfil.fit.spend import (
    Scatter,
    Spend,
    as_spend,
    believable,
    fit_gamma_gamma,
    shrink,
    why_not,
)
from perfil.world.clock import business_days, local_seconds
from perfil.world.purchases import draw_habits, draw_purchases
from perfil.world.settings import DAY, END, START, Buying

LEAST = {"buyers": 100, "repeat_buyers": 30}


@pytest.fixture(scope="module")
def customers():
    return cdnow.customers()


@pytest.fixture(scope="module")
def patterns(customers) -> Patterns:
    return in_weeks([(*key, n) for key, n in Counter(one.pattern for one in customers).items()])


@pytest.fixture(scope="module")
def mbg(patterns):
    return fit_purchases("mbg_nbd", patterns)


def test_bg_nbd_has_the_published_parameters(patterns):
    """.243, 4.414, .793, 2.426 and -9,582.4 (Fader, Hardie & Lee 2005)."""
    found = fit_purchases("bg_nbd", patterns)
    assert patterns.customers == 2357
    published = {"r": 0.2426, "alpha": 4.4136, "a": 0.7929, "b": 2.4259}
    assert found.values == pytest.approx(published, abs=1e-3)
    assert found.log_likelihood == pytest.approx(-9582.43, abs=0.01)
    assert not found.at_bound


def test_mbg_nbd_has_the_reference_parameters(mbg):
    reference = {"r": 0.5248, "alpha": 6.1831, "a": 0.8914, "b": 1.6140}
    assert mbg.values == pytest.approx(reference, abs=1e-3)
    assert mbg.log_likelihood == pytest.approx(-9582.14, abs=0.01)
    assert mbg.starts_agreeing == mbg.starts


# x, t_x and T in weeks; of each P(alive), and purchases and P(at least one) in the next 39. Of
# the first Fader, Hardie & Lee (2005) print 1.226 for BG/NBD.
THREE = np.array([[2, 0, 26], [30.43, 0, 30.86], [38.86, 38.86, 31]])
PRINTED = {
    "bg_nbd": [[0.726609, 1, 0.968919], [1.225906, 0.194782, 20.750289]],
    "mbg_nbd": [
        [0.706126, 0.389715, 0.965553],
        [1.262669, 0.153954, 19.447980],
        [0.559919, 0.108796, 0.965553],
    ],
}


@pytest.mark.parametrize("model", PRINTED)
def test_the_fitted_textbook_prints_the_known_figures(patterns, model):
    values = fit_purchases(model, patterns).values
    told = [
        textbook.alive(model, values, *THREE),
        textbook.expected(model, values, *THREE, 39),
        textbook.buys(model, values, *THREE, 39),
    ]
    for found, printed in zip(told, PRINTED[model], strict=False):
        assert found == pytest.approx(printed, abs=1e-6, rel=1e-6)


def test_gamma_gamma_has_the_published_parameters(customers):
    """6.25, 3.74 and 15.44, on the repeat purchases of 946 customers (Fader & Hardie 2013)."""
    means = [
        (len(one.days) - 1, np.mean([one.amounts[day] for day in one.days[1:]]))
        for one in customers
        if len(one.days) > 1
    ]
    data = as_spend([(n, mean, np.log(mean), 1) for n, mean in means if mean > 0])
    found = fit_gamma_gamma(data)
    assert data.customers == 946
    assert found.values == pytest.approx({"p": 6.25, "q": 3.74, "v": 15.44}, abs=0.01)
    assert found.log_likelihood == pytest.approx(-4055.92, abs=0.01)
    assert why_not(found) is None


def test_nine_months_later(customers, mbg):
    """The held-out 39 weeks: reference MAE .7648, RMSE 1.6072; a run-rate has 1.024."""
    x, t_x, age = np.array([one.pattern for one in customers], dtype=float).T
    predicted = textbook.expected("mbg_nbd", mbg.values, x, t_x / 7, age / 7, 39)
    actual = np.array([len(one.held_out) for one in customers])
    assert np.abs(predicted - actual).mean() == pytest.approx(0.7648, abs=5e-5)
    assert np.sqrt(np.mean((predicted - actual) ** 2)) == pytest.approx(1.6072, abs=5e-5)


def drawn(customers: int = 10_000) -> tuple[Buying, Patterns, Spend]:
    """Customers of the made-up world's process, by whole days, over its 78 weeks."""
    buying, rng = Buying(), np.random.default_rng(7)
    habits = draw_habits(rng, customers, buying)
    start = rng.random(customers) * (business_days(END) - 1)
    bought = draw_purchases(rng, habits, start, float(business_days(END)), buying)
    day = (local_seconds(bought.day) - START) // DAY
    x = np.bincount(bought.customer) - 1.0
    first = day[np.flatnonzero(np.diff(bought.customer, prepend=-1))]
    last = day[np.flatnonzero(np.diff(bought.customer, append=customers))]
    mean = np.bincount(bought.customer, bought.value) / (x + 1)
    one = np.ones(customers)
    patterns = Patterns(x, (last - first) / 7, ((END - START) // DAY - first) / 7, one)
    return buying, patterns, Spend(x + 1, mean, np.log(mean), one)


def test_the_worlds_parameters_are_found_again():
    """Within three standard errors, which are themselves small enough to mean something."""
    buying, patterns, spend = drawn()
    found = [
        (fit_purchases("mbg_nbd", patterns), buying.order_parameters),
        (fit_gamma_gamma(spend), buying.spend_parameters),
    ]
    for fit, expected in found:
        for name, value in expected.items():
            assert abs(fit.values[name] - value) < 3 * fit.errors[name], (name, fit)
            assert fit.errors[name] < 0.2 * value, (name, fit)


def counts(patterns: Patterns, spend: Spend, scatter: Scatter) -> Counts:
    return Counts(patterns, spend, scatter, date(1997, 9, 30), "USD")


ALIKE = as_spend([(1, 10, np.log(10), 200), (3, 10, np.log(10), 100)])


def test_where_all_spend_the_same_logarithms_take_over(patterns):
    """Gamma-Gamma's p has no end there; the fallback says ten for everybody."""
    fit = fit_all(counts(patterns, ALIKE, Scatter(500, 300, 0, 0, 1100)), "mbg_nbd", LEAST)
    used = {row.model for row in fit.rows if row.is_in_use}
    assert used == {"mbg_nbd", "log_normal"}
    assert "Gamma-Gamma does not hold" in fit.notes[0]
    found = {row.parameter: row.parameter_value for row in fit.rows if row.model == "log_normal"}
    assert found["calibration"] * np.exp(found["log_mean"]) == pytest.approx(10)


def test_shrunk_logarithms_add_up_to_what_was_brought():
    rng = np.random.default_rng(3)
    n, means = rng.integers(1, 6, 500), rng.normal(3, 0.4, 500)
    logs = [rng.normal(mean, 0.5, size) for mean, size in zip(means, n, strict=True)]
    mean = np.array([np.exp(one).mean() for one in logs])
    own = np.array([one.mean() for one in logs])
    grand = np.concatenate(logs).mean()
    scatter = Scatter(
        n.sum(), 500, sum(((one - one.mean()) ** 2).sum() for one in logs),
        float(n @ (own - grand) ** 2), float(n @ n),
    )  # fmt: skip
    found = shrink(Spend(n, mean, np.log(mean), np.ones(500)), scatter)
    assert found["within_variance"] == pytest.approx(0.25, rel=0.1)
    assert found["between_variance"] == pytest.approx(0.16, rel=0.2)
    share = found["between_variance"] / (found["between_variance"] + found["within_variance"] / n)
    middle = found["log_mean"] + (found["within_variance"] + found["between_variance"]) / 4
    each = found["calibration"] * np.exp(share * np.log(mean) + (1 - share) * middle)
    assert n @ each == pytest.approx(n @ mean)


def test_what_is_beyond_belief_teaches_nothing():
    """One customer of 1e14 and one of a hundredth of a penny among ten thousand: without them, the
    fit is what it was; with them, it would be of another world."""
    _, _, spend = drawn()
    odd = np.array([1e14, 1e-4])
    both = Spend(
        np.append(spend.n, [2, 1]),
        np.append(spend.mean, odd),
        np.append(spend.log_mean, np.log(odd)),
        np.append(spend.count, [1, 1]),
    )
    kept, (low, high), set_aside = believable(both)
    assert set_aside == 2
    assert low < spend.mean.min() < spend.mean.max() < high
    assert fit_gamma_gamma(kept).values == pytest.approx(fit_gamma_gamma(spend).values, rel=1e-9)
    assert fit_gamma_gamma(both).values["q"] > 5 * fit_gamma_gamma(spend).values["q"]
    nobody = as_spend([])
    assert believable(nobody)[0].customers == believable(nobody)[2] == 0


def test_too_few_to_learn_from(patterns):
    few = replace(patterns, count=patterns.count / 100)
    with pytest.raises(PerfilError, match="it takes 100 and 30"):
        fit_all(counts(few, ALIKE, Scatter(500, 300, 0, 0, 1100)), "mbg_nbd", LEAST)


def test_a_parameter_at_the_end_of_the_search_is_refused():
    """Everybody buys every week, and nobody leaves: no drop-out can be learnt from that."""
    regular = in_weeks([(50, 350, 353, 300)])
    with pytest.raises(PerfilError, match="ran to the end of the search"):
        fit_all(counts(regular, ALIKE, Scatter(500, 300, 0, 0, 1100)), "mbg_nbd", LEAST)
