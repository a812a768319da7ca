"""When people buy, and when they stop: MBG/NBD, and BG/NBD to compare with."""

from dataclasses import dataclass

import numpy as np
from scipy.special import digamma, expit, gammaln

from perfil.fit.search import Bound, Found, added, maximise

DAYS_A_WEEK = 7
# r, alpha (in mean ages), a, b
BOUNDS = [
    Bound("r", 1e-3, 1e3),
    Bound("alpha", 1e-4, 1e4),
    Bound("a", 1e-3, 1e3),
    Bound("b", 1e-3, 1e3),
]
GRID = 10  # steps of a mean age by which times are told apart in the rough search
STARTS = [
    [0.5, 0.2, 0.8, 2.0],
    [1.0, 1.0, 1.0, 1.0],
    [0.2, 0.05, 0.5, 5.0],
    [3.0, 1.0, 0.3, 1.0],
    [1.0, 0.3, 5.0, 20.0],
]


@dataclass(frozen=True)
class Patterns:
    """Distinct customers and how many are like that; arrays of shape (patterns,).

    x repeat purchases, the last t_x weeks after the first, observed for T weeks.
    """

    x: np.ndarray
    t_x: np.ndarray
    T: np.ndarray
    count: np.ndarray

    @property
    def customers(self) -> int:
        return int(self.count.sum())

    @property
    def repeaters(self) -> int:
        return int(self.count[self.x > 0].sum())


def in_weeks(rows: list[tuple]) -> Patterns:
    """Patterns from rows of x, t_x and T in days, and count."""
    x, t_x, age, count = np.array(rows, dtype=float).reshape(-1, 4).T
    return Patterns(x, t_x / DAYS_A_WEEK, age / DAYS_A_WEEK, count)


def in_fewer(data: Patterns) -> Patterns:
    """Those whose times are alike as one pattern, of their mean times; T is about 1 on average."""
    places = np.column_stack([data.x, np.round(GRID * data.t_x), np.round(GRID * data.T)])
    _, place = np.unique(places, axis=0, return_inverse=True)
    count = np.bincount(place, data.count)
    x, t_x, age = (
        np.bincount(place, data.count * each) / count for each in (data.x, data.t_x, data.T)
    )
    return Patterns(np.round(x), t_x, age, count)


def log_likelihood(model: str, values: np.ndarray, data: Patterns) -> tuple[float, np.ndarray]:
    """ln L of r, alpha (weeks), a and b, and its gradient.

    mbg_nbd: a customer may leave after any purchase, the first included (Batislam, Denizel &
    Filiztekin 2007; Wagner & Hoppe 2008). bg_nbd: after any repeat (Fader, Hardie & Lee 2005).
    """
    r, alpha, a, b = values
    x, place = np.unique(data.x, return_inverse=True)
    chances = x + (model == "mbg_nbd")  # to leave, that were not taken
    counted = (  # what depends on x alone
        gammaln(r + x) - gammaln(r) + r * np.log(alpha)
        + gammaln(b + chances) - gammaln(b) - gammaln(a + b + chances) + gammaln(a + b)
    )  # fmt: skip
    waited, bought = np.log(alpha + data.T), np.log(alpha + data.t_x)
    shape = r + data.x
    with np.errstate(divide="ignore"):
        odds = np.log(np.where(chances > 0, a / np.where(chances > 0, b + chances - 1, 1), 0))
    left = odds[place] + shape * (waited - bought)
    each = counted[place] - shape * waited + np.logaddexp(0, left)
    gone = expit(left)
    both = digamma(a + b) - digamma(a + b + chances)
    before = np.where(chances > 0, b + chances - 1, 1)
    gradient = (
        (digamma(r + x) - digamma(r))[place] + np.log(alpha) - waited + gone * (waited - bought),
        r / alpha - (1 - gone) * shape / (alpha + data.T) - gone * shape / (alpha + data.t_x),
        both[place] + gone / a,
        (digamma(b + chances) - digamma(b) + both)[place] - gone / before[place],
    )
    return added(data.count, each), np.array([added(data.count, one) for one in gradient])


def fit_purchases(model: str, data: Patterns) -> Found:
    """The parameters under which these purchases are the most likely; alpha in weeks.

    Time is scaled by the mean age for the search.
    """
    scale = float(data.count @ data.T / data.count.sum()) or 1.0
    scaled = Patterns(data.x, data.t_x / scale, data.T / scale, data.count)
    rough = in_fewer(scaled)
    found = maximise(
        lambda values: log_likelihood(model, values, scaled),
        BOUNDS,
        STARTS,
        lambda values: log_likelihood(model, values, rough),
    )
    values = found.values | {"alpha": found.values["alpha"] * scale}
    errors = found.errors | {"alpha": found.errors["alpha"] * scale}
    # a density of x purchases is per unit of time to the power of x
    in_weeks_ll = found.log_likelihood - float(data.count @ data.x) * np.log(scale)
    return Found(values, errors, in_weeks_ll, found.at_bound, found.starts, found.starts_agreeing)
