"""When people buy and how much they spend: buy till you die, known for everybody."""

from dataclasses import dataclass

import numpy as np

from perfil.world.clock import next_day
from perfil.world.settings import Buying

CERTAIN = 1 - 1e-9  # the highest chance of a day: nobody's, as the world is set


@dataclass(frozen=True)
class Habits:
    """What drives a customer; arrays of shape (customers,)."""

    rate: np.ndarray  # λ, purchases per business day while alive, a chance below 1
    dropout: np.ndarray  # p, probability to leave after a purchase
    spend_rate: np.ndarray  # nu
    mean_spend: np.ndarray


@dataclass(frozen=True)
class Purchases:
    """Purchases of all customers, by customer and time; arrays of shape (purchases,)."""

    customer: np.ndarray
    day: np.ndarray  # business days since START
    value: np.ndarray  # net amount, currency units
    dropped: np.ndarray  # whether the customer left after this one


def draw_habits(rng: np.random.Generator, customers: int, buying: Buying) -> Habits:
    """Heterogeneity: λ ~ Gamma(r, rate alpha), p ~ Beta(a, b), nu ~ Gamma(q, rate gamma)."""
    rate = rng.gamma(buying.rate_shape_r, 1 / buying.rate_scale_alpha, customers)
    rate = np.minimum(rate, CERTAIN)
    dropout = rng.beta(buying.dropout_a, buying.dropout_b, customers)
    spend_rate = rng.gamma(buying.spend_shape_q, 1 / buying.spend_scale_gamma, customers)
    return Habits(rate, dropout, spend_rate, buying.spend_shape_p / spend_rate)


def draw_purchases(
    rng: np.random.Generator, habits: Habits, first_day: np.ndarray, last_day: float, buying: Buying
) -> Purchases:
    """Every purchase from each customer's first one to `last_day`, in business days.

    MBG/NBD: after each purchase, the first included, the customer leaves with probability p, else
    buys on each following day with chance λ. That is the process as days tell it: all that is
    bought on one day is one purchase, so nobody buys twice a day.
    """
    alive = np.arange(len(first_day))
    # so that over one business day the chance is λ, and over longer and shorter ones accordingly
    hazard = -np.log1p(-habits.rate)
    day = first_day.copy()
    rounds: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
    while len(alive):
        dropped = rng.random(len(alive)) < habits.dropout[alive]
        rounds.append((alive, day, dropped))
        alive, day = alive[~dropped], day[~dropped]
        day = next_day(day) + rng.exponential(1 / hazard[alive])
        within = day <= last_day
        alive, day = alive[within], day[within]
    customer, day, dropped = (np.concatenate(part) for part in zip(*rounds, strict=True))
    order = np.lexsort((day, customer))
    customer, day, dropped = customer[order], day[order], dropped[order]
    value = rng.gamma(buying.spend_shape_p, 1 / habits.spend_rate[customer])
    return Purchases(customer, day, np.maximum(value, 1.0), dropped)
