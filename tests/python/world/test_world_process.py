"""Purchases follow MBG/NBD, by days, and spend Gamma-Gamma: held to the formulae, seeds fixed."""

import numpy as np
import pytest
from scipy import special, stats

from perfil.world.clock import DAY, business_days, local_seconds
from perfil.world.purchases import draw_habits, draw_purchases
from perfil.world.settings import END, HORIZON, START, Buying

CUSTOMERS, DAYS = 60_000, 364  # after the day of the first purchase, a year is over
BUYING = Buying()


@pytest.fixture(scope="module")
def drawn():
    rng = np.random.default_rng(20260630)
    habits = draw_habits(rng, CUSTOMERS, BUYING)
    return habits, draw_purchases(rng, habits, np.zeros(CUSTOMERS), 365.0, BUYING)


def buys_at_all() -> tuple[np.ndarray, np.ndarray]:
    """Of somebody who never leaves, for x up to DAYS: P(buys on x days) and P(on x or more).

    Given λ binomial, and λ integrated out by Gauss and Legendre, in pieces that grow with λ.
    """
    ends = np.concatenate([[0], np.geomspace(1e-14, 0.999, 100)])
    at, weight = np.polynomial.legendre.leggauss(12)
    half = np.diff(ends)[:, None] / 2
    rate = (ends[:-1, None] + half * (1 + at)).ravel()
    density = stats.gamma(BUYING.rate_shape_r, scale=1 / BUYING.rate_scale_alpha).pdf(rate)
    mass = (half * weight).ravel() * density
    days = stats.binom(DAYS, rate[:, None])
    x = np.arange(DAYS + 1)
    return mass @ days.pmf(x), mass @ days.sf(x - 1)


def repeat_probability() -> np.ndarray:
    """P(x repeat purchases in DAYS): survive every coin and buy x times, or die at the x-th.

    Moments of p are ratios of Beta functions.
    """
    a, b, x = BUYING.dropout_a, BUYING.dropout_b, np.arange(DAYS + 1)
    exactly, at_least = buys_at_all()
    survives = np.exp(special.betaln(a, b + x + 1) - special.betaln(a, b))
    dies = np.exp(special.betaln(a + 1, b + x) - special.betaln(a, b))
    return survives * exactly + dies * at_least


def test_the_formula_is_a_distribution():
    assert repeat_probability().sum() == pytest.approx(1, abs=1e-9)


def test_rates_and_dropouts_are_gamma_and_beta(drawn):
    habits, _ = drawn
    gamma = stats.gamma(BUYING.rate_shape_r, scale=1 / BUYING.rate_scale_alpha)
    beta = stats.beta(BUYING.dropout_a, BUYING.dropout_b)
    assert stats.kstest(habits.rate, gamma.cdf).pvalue > 0.01
    assert stats.kstest(habits.dropout, beta.cdf).pvalue > 0.01
    assert abs(stats.spearmanr(habits.rate, habits.dropout).statistic) < 0.02


def test_repeat_counts_are_those_of_the_formula(drawn):
    _, purchases = drawn
    repeats = np.bincount(purchases.customer, minlength=CUSTOMERS) - 1
    top = 25
    seen = np.bincount(np.minimum(repeats, top), minlength=top + 1)
    expected = repeat_probability()[:top] * CUSTOMERS
    expected = np.append(expected, CUSTOMERS - expected.sum())
    assert stats.chisquare(seen, expected).pvalue > 0.01


def test_mean_and_variance_are_those_of_the_formula(drawn):
    _, purchases = drawn
    repeats = np.bincount(purchases.customer, minlength=CUSTOMERS) - 1
    x = np.arange(DAYS + 1)
    probability = repeat_probability()
    mean = (x * probability).sum()
    variance = (x**2 * probability).sum() - mean**2
    assert repeats.mean() == pytest.approx(mean, abs=4 * np.sqrt(variance / CUSTOMERS))
    assert repeats.var() == pytest.approx(variance, rel=0.06)


def test_a_customer_may_leave_after_the_first_purchase(drawn):
    habits, purchases = drawn
    first = np.diff(purchases.customer, prepend=-1) > 0
    leaves = purchases.dropped[first]
    assert leaves.mean() == pytest.approx(habits.dropout.mean(), abs=0.01)
    assert leaves[habits.dropout > 0.5].mean() > 0.5


def test_nobody_buys_after_leaving_or_twice_a_day(drawn):
    _, purchases = drawn
    same_customer = purchases.customer[1:] == purchases.customer[:-1]
    assert not (purchases.dropped[:-1] & same_customer).any()
    day = local_seconds(purchases.day) // DAY
    assert (np.diff(day)[same_customer] > 0).all()


def test_spend_is_gamma_around_each_customers_mean(drawn):
    habits, purchases = drawn
    shape = BUYING.spend_shape_p
    relative = purchases.value / habits.mean_spend[purchases.customer] * shape
    untouched = purchases.value > 1
    assert untouched.mean() > 0.999
    # one purchase per customer: independent, as the test wants it
    first = np.diff(purchases.customer, prepend=-1) > 0
    assert stats.kstest(relative[first & untouched], stats.gamma(shape).cdf).pvalue > 0.01
    spread = stats.gamma(BUYING.spend_shape_q, scale=1 / BUYING.spend_scale_gamma)
    assert stats.kstest(habits.spend_rate, spread.cdf).pvalue > 0.01


def test_business_days_are_calendar_days_over_a_year():
    assert business_days(START + 365 * DAY) == pytest.approx(365)
    year = business_days(HORIZON) - business_days(END)
    assert year == pytest.approx(365, abs=1)


def test_calendar_and_business_days_are_each_others_inverse():
    days = np.random.default_rng(5).uniform(0, 540, 10_000)
    there_and_back = business_days(local_seconds(days))
    assert np.abs(there_and_back - days).max() < 1e-3
