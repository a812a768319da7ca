"""What the people of a chunk said about mail: when they came, opted in, and withdrew."""

from dataclasses import dataclass

import numpy as np

from perfil.world.clock import business_days
from perfil.world.lives import Lives, on_clock
from perfil.world.people import People
from perfil.world.settings import DAY, END, START, Draws, Shares


@dataclass(frozen=True)
class Consents:
    """For each person; arrays of shape (people,). UTC seconds."""

    joined: np.ndarray  # when they left their address for the first time
    subscribed: np.ndarray  # ever
    subscribed_at: np.ndarray
    withdrawn: np.ndarray
    withdrawn_at: np.ndarray


def draw_consents(draws: Draws, people: People, lives: Lives, shares: Shares) -> Consents:
    """Customers leave their address with their first purchase, prospects at any time."""
    rng, size = draws.of("consents"), len(people)
    everybody = np.arange(size)
    joined = on_clock(people, everybody, rng.random(size) * (business_days(END) - 1))[0]
    _, first = np.unique(lives.purchases.customer, return_index=True)
    joined[: len(first)] = lives.placed[first] - rng.integers(60, 600, len(first))
    joined = np.clip(joined, START, END - 3_600)
    odds = np.where(people.is_customer, shares.subscribed, 0.85)
    subscribed = rng.random(size) < odds
    subscribed_at = np.minimum(joined + rng.integers(10, 120, size), END)
    withdrawn_at = subscribed_at + rng.integers(DAY, 300 * DAY, size)
    withdrawn = subscribed & (withdrawn_at < END) & (rng.random(size) < shares.withdrawn * 1.6)
    return Consents(joined, subscribed, subscribed_at, withdrawn, withdrawn_at)
