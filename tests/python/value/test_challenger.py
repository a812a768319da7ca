"""The challenger's regression: what is there is found, what is not is not made up."""

from datetime import date

import numpy as np
import pytest
from scipy.special import expit

from perfil.errors import PerfilError
from perfil.fit.challenger import Lesson, fit_challenger, fit_logistic
from perfil.fit.counts import Source

LEAST = {"buyers": 100, "repeat_buyers": 30}
SOURCE = Source("", "", date(2026, 6, 30), "GBP")


def lesson(values: np.ndarray, bought: np.ndarray, count: np.ndarray | None = None) -> Lesson:
    names = [f"trait_{place}" for place in range(values.shape[1])]
    count = np.ones(len(bought)) if count is None else count
    return Lesson(names, values, bought.astype(float), count, 90, date(2026, 3, 31))


def drawn(size: int = 50_000) -> tuple[np.ndarray, np.ndarray]:
    """Log-odds of -1, and of 2 and -0.5 for each unit of two traits; the third says nothing."""
    rng = np.random.default_rng(5)
    values = rng.normal([1.0, 3.0, 7.0], [0.5, 2.0, 1.0], (size, 3))
    odds = -1 + 2 * (values[:, 0] - 1) - 0.5 * (values[:, 1] - 3)
    return values, rng.random(size) < expit(odds)


def test_what_is_there_is_found():
    found = fit_logistic(lesson(*drawn()))
    assert found.coefficients == pytest.approx([2, -0.5, 0], abs=0.06)
    assert found.means == pytest.approx([1, 3, 7], abs=0.03)
    assert found.average == pytest.approx(-1, abs=0.04)


def test_the_slope_is_level_where_it_ends():
    """The conditions of a maximum, by themselves: misses weigh nothing but the ridge."""
    values, bought = drawn(2_000)
    found = fit_logistic(lesson(values, bought))
    scale = values.std(axis=0)
    design = (values - found.means) / scale
    miss = expit(found.average + (values - found.means) @ found.coefficients) - bought
    assert miss.sum() == pytest.approx(0, abs=1e-2)
    assert design.T @ miss + found.coefficients * scale == pytest.approx([0, 0, 0], abs=1e-2)


def test_customers_who_are_alike_count_together():
    values, bought = np.round(drawn(5_000)[0], 1), drawn(5_000)[1]
    rows, place = np.unique(np.column_stack([values, bought]), axis=0, return_inverse=True)
    count = np.bincount(place.ravel()).astype(float)
    alone = fit_logistic(lesson(values, bought))
    together = fit_logistic(lesson(rows[:, :3], rows[:, 3], count))
    assert together.coefficients == pytest.approx(alone.coefficients, abs=1e-4)
    assert together.log_likelihood == pytest.approx(alone.log_likelihood, abs=1e-4)


def test_what_is_unknown_or_the_same_for_all_says_nothing():
    values, bought = drawn(5_000)
    values[:, 2] = 4.0
    values[::2, 1] = np.nan
    found = fit_logistic(lesson(values, bought))
    assert found.coefficients[2] == 0
    assert found.coefficients[1] < -0.2
    assert np.isfinite(found.coefficients).all()


def test_a_trait_that_tells_all_does_not_run_away():
    values = np.repeat([[0.0], [1.0]], 100, axis=0)
    found = fit_logistic(lesson(values, values[:, 0] > 0))
    assert 5 < found.coefficients[0] < 50


def test_too_little_to_learn_from():
    values, bought = drawn(200)
    with pytest.raises(PerfilError, match="30 who did and 30 who did not"):
        fit_challenger(lesson(values, bought & (np.arange(200) < 20)), SOURCE, LEAST)
