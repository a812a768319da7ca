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

    @property
    def state(self) -> np.ndarray:
        """0 never asked or said no, 1 subscribed, 2 withdrawn."""
        return np.where(self.withdrawn, 2, self.subscribed * 1)

    @property
    def changed_at(self) -> np.ndarray:
        """When they last said something."""
        return np.where(self.withdrawn, self.withdrawn_at, self.subscribed_at)


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
