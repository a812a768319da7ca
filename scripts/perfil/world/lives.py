"""What becomes of a chunk's customers: when they come, buy and leave, and how much they tell."""

from dataclasses import dataclass

import numpy as np

from perfil.world.clock import business_days, local_seconds, to_utc
from perfil.world.people import People
from perfil.world.purchases import Habits, Purchases, draw_habits, draw_purchases
from perfil.world.settings import END, HORIZON, Draws, World


@dataclass(frozen=True)
class Lives:
    """Customers of a chunk; arrays of shape (customers,) unless said otherwise."""

    habits: Habits
    purchases: Purchases  # all, those after END included
    placed: np.ndarray  # UTC seconds, shape (purchases,)
    local: np.ndarray  # the same on the customer's clock
    interest: np.ndarray  # business days of the first and the last visit, shape (customers, 2)
    is_alive: np.ndarray  # at END
    has_account: np.ndarray
    signs_in: np.ndarray  # on the web, and is measured there
    is_measured: np.ndarray

    @property
    def is_past(self) -> np.ndarray:
        return self.placed <= END


def on_clock(people: People, who: np.ndarray, days: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Business days of these people as UTC seconds, and as seconds on their own clocks."""
    local = local_seconds(days)
    return to_utc(local, people.traits("offset")[who], people.traits("summer")[who]), local


def live(draws: Draws, people: People, world: World, customers: int) -> Lives:
    """The customers' lives: the first purchase at any time before END, then MBG/NBD."""
    rng, buying, shares = draws.of("lives"), world.buying, world.shares
    habits = draw_habits(rng, customers, buying)
    first_day = rng.random(customers) * (business_days(END) - 1)
    bought = draw_purchases(rng, habits, first_day, float(business_days(HORIZON)), buying)
    placed, local = on_clock(people, bought.customer, bought.day)
    past = placed <= END
    last = np.zeros(customers)
    np.maximum.at(last, bought.customer[past], bought.day[past])
    gone = np.zeros(customers, dtype=bool)
    gone[bought.customer[past & bought.dropped]] = True
    has_account = rng.random(customers) < shares.account
    at_random = rng.permutation(customers)
    signs_in = np.zeros(customers, dtype=bool)
    holders = at_random[has_account[at_random]]
    signs_in[holders[: int(np.ceil(shares.identified_online * customers))]] = True
    return Lives(
        habits=habits,
        purchases=bought,
        placed=placed,
        local=local,
        interest=np.stack(
            [np.maximum(first_day - 20, 0), np.minimum(last + 45, business_days(END))], axis=1
        ),
        is_alive=~gone,
        has_account=has_account,
        signs_in=signs_in,
        is_measured=signs_in | (rng.random(customers) < 0.25),
    )
