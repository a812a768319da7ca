"""The textbook's formulae, with SciPy's hypergeometric function: what our SQL is held against."""

import numpy as np
from scipy.special import hyp2f1


def alive(model: str, p: dict, x, t_x, age):
    """P(alive), all times in weeks."""
    since = ((p["alpha"] + age) / (p["alpha"] + t_x)) ** (p["r"] + x)
    if model == "mbg_nbd":
        return 1 / (1 + p["a"] / (p["b"] + x) * since)
    odds = p["a"] / np.where(x > 0, p["b"] + x - 1, 1) * since
    return np.where(x > 0, 1 / (1 + odds), 1)


def buys(model: str, p: dict, x, t_x, age, weeks: float):
    """P(at least one purchase within so many weeks)."""
    since = (p["alpha"] + age) / (p["alpha"] + age + weeks)
    return alive(model, p, x, t_x, age) * (1 - since ** (p["r"] + x))


def expected(model: str, p: dict, x, t_x, age, weeks: float):
    """E[purchases within so many weeks] (Fader & Hardie; Wagner & Hoppe 2008, equation 5)."""
    r, alpha, a, b = (p[name] for name in ("r", "alpha", "a", "b"))
    more = 1 if model == "mbg_nbd" else 0
    z = weeks / (alpha + age + weeks)
    c = a + b + x + more - 1
    series = 1 - (1 - z) ** (r + x) * hyp2f1(r + x, b + x + more, c, z)
    return alive(model, p, x, t_x, age) * c / (a - 1) * series


def discounted(model: str, p: dict, x, t_x, age, yearly: float):
    """Expected purchases of twelve months, each month's worth less than the one before."""
    month, total, before = 365.25 / 84, 0.0, 0.0
    for k in range(1, 13):
        until = expected(model, p, x, t_x, age, k * month)
        total = total + (until - before) / (1 + yearly) ** (k / 12)
        before = until
    return total


def shrunk_amount(p: dict, n: int, mean: float) -> float:
    """What a purchase is worth, of n that brought so much in the mean; of nothing, everybody's."""
    within, between = p["within_variance"], p["between_variance"]
    share = between / (between + within / n) if mean > 0 else 0.0
    own = share * np.log(mean) if mean > 0 else 0.0
    everybodys = (1 - share) * (p["log_mean"] + (within + between) / 4)
    return p["calibration"] * np.exp(own + everybodys)
