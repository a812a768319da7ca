"""How much a purchase is worth: Gamma-Gamma, or shrunk logarithms where that does not hold."""

from dataclasses import dataclass

import numpy as np
from scipy.special import digamma, gammaln

from perfil.fit.search import Bound, Found, added, maximise

BOUNDS = [Bound("p", 1e-2, 1e5), Bound("q", 1e-2, 1e5), Bound("v", 1e-3, 1e6)]
STARTS = [[5.0, 4.0, 1.0], [1.0, 2.0, 1.0], [20.0, 3.0, 0.1], [2.0, 10.0, 10.0]]
LEAST_Q = 1.05  # below 1 the mean of all customers' means is infinite
MOST_P = 1e3  # above, one customer's purchases are all alike
BELIEVABLE = 1e4  # times the median, or that part of it: farther off are a till's errors and tests


@dataclass(frozen=True)
class Spend:
    """Customers of nearly the same mean purchase together; arrays of shape (bins,).

    n purchases each, their mean amount and its logarithm, and how many customers are like that.
    """

    n: np.ndarray
    mean: np.ndarray
    log_mean: np.ndarray
    count: np.ndarray

    @property
    def customers(self) -> int:
        return int(self.count.sum())


@dataclass(frozen=True)
class Scatter:
    """Of the logarithms of single purchases: how many, of how many customers, the sum of squares
    within and between customers, and the sum of the squares of the customers' counts."""

    purchases: float
    customers: float
    within: float
    between: float
    squared_counts: float


def as_spend(rows: list[tuple]) -> Spend:
    """Bins from rows of n, mean, mean logarithm of the mean, and count."""
    return Spend(*np.array(rows, dtype=float).reshape(-1, 4).T)


def believable(data: Spend) -> tuple[Spend, tuple[float, float], int]:
    """Without customers whose mean is ten thousand times the median customer's, or less than that
    part of it; the limits, in money; and how many that were. One order of a hundred million million
    would make a heavy tail of everybody's spend, and a multiple of what all are expected to bring.
    """
    if not data.customers:
        return data, (0.0, 0.0), 0
    order = np.argsort(data.mean)
    middle = np.searchsorted(np.cumsum(data.count[order]), data.count.sum() / 2)
    median = float(data.mean[order][middle])
    limits = (median / BELIEVABLE, median * BELIEVABLE)
    kept = (data.mean >= limits[0]) & (data.mean <= limits[1])
    rest = Spend(data.n[kept], data.mean[kept], data.log_mean[kept], data.count[kept])
    return rest, limits, data.customers - rest.customers


def gamma_gamma_likelihood(values: np.ndarray, data: Spend) -> tuple[float, np.ndarray]:
    """ln L of p, q and v, and its gradient (Fader & Hardie 2013, The Gamma-Gamma Model of Monetary
    Value)."""
    p, q, v = values
    n, logged = data.n, data.log_mean
    shape, total = p * n, v + n * data.mean
    each = (
        gammaln(shape + q) - gammaln(shape) - gammaln(q) + q * np.log(v)
        + (shape - 1) * logged + shape * np.log(n) - (shape + q) * np.log(total)
    )  # fmt: skip
    both = digamma(shape + q) - np.log(total)
    gradient = (
        n * (both - digamma(shape) + logged + np.log(n)),
        both - digamma(q) + np.log(v),
        q / v - (shape + q) / total,
    )
    return added(data.count, each), np.array([added(data.count, one) for one in gradient])


def fit_gamma_gamma(data: Spend) -> Found:
    """The parameters under which these means are the most likely; v in the currency.

    Amounts are scaled by their mean for the search.
    """
    scale = float(data.count @ data.mean / data.count.sum())
    scaled = Spend(data.n, data.mean / scale, data.log_mean - np.log(scale), data.count)
    found = maximise(lambda values: gamma_gamma_likelihood(values, scaled), BOUNDS, STARTS)
    values = found.values | {"v": found.values["v"] * scale}
    errors = found.errors | {"v": found.errors["v"] * scale}
    in_money = found.log_likelihood - data.customers * float(np.log(scale))
    return Found(values, errors, in_money, found.at_bound, found.starts, found.starts_agreeing)


def why_not(found: Found) -> str | None:
    """Why a fitted Gamma-Gamma is not to be believed; None where it is."""
    if found.at_bound:
        return f"{', '.join(found.at_bound)} ran to the end of the search"
    if found.values["q"] <= LEAST_Q:
        return f"q is {found.values['q']:.2f}, and at {LEAST_Q} or less no mean holds"
    if found.values["p"] > MOST_P:
        return f"p is {found.values['p']:.0f}, above {MOST_P:.0f}: purchases of one are all alike"
    return None


def shrink(data: Spend, scatter: Scatter) -> dict[str, float]:
    """The fallback's parameters, by one-way analysis of variance of logarithms.

    A customer's expected purchase is calibration · exp(S ln m + (1 - S) log_mean
    + ¼ (1 - S)(within + between)), S = between / (between + within / n). One factor, calibration,
    makes the purchases so far add up to what they brought.
    """
    groups = max(scatter.customers - 1, 1)
    within = scatter.within / max(scatter.purchases - scatter.customers, 1)
    size = (scatter.purchases - scatter.squared_counts / scatter.purchases) / groups
    between = max((scatter.between / groups - within) / max(size, 1e-9), 0.0)
    log_mean = float(data.count @ data.log_mean / data.count.sum())
    # customers who are all alike tell nothing apart: then S is 0
    share = between / np.maximum(between + within / data.n, 1e-300)
    logs = share * data.log_mean + (1 - share) * (log_mean + (within + between) / 4)
    brought = float(data.count @ (data.n * data.mean))
    calibration = brought / float(data.count @ (data.n * np.exp(logs)))
    return {
        "log_mean": log_mean,
        "within_variance": within,
        "between_variance": between,
        "calibration": calibration,
    }
