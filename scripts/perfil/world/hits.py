"""Visits as the events they consist of, and how these events arrive: late, twice, out of order."""

from dataclasses import dataclass

import numpy as np

from perfil.world.browsing import Cookies, Visits
from perfil.world.settings import END, Shares

PAGE, IDENTIFY, VIEWED, ADDED, CHECKOUT, COMPLETED, SEARCHED = range(7)
KIND_NAMES = {
    VIEWED: "product_viewed",
    ADDED: "product_added",
    CHECKOUT: "checkout_started",
    COMPLETED: "order_completed",
    SEARCHED: "products_searched",
}


@dataclass(frozen=True)
class Hits:
    """Web events in the order in which they arrived; arrays of shape (hits,). UTC seconds."""

    visit: np.ndarray
    kind: np.ndarray
    step: np.ndarray  # the how-manieth of its kind in its visit
    happened: np.ndarray
    received: np.ndarray
    delay: np.ndarray  # from the event to its sending, on the visitor's clock
    event: np.ndarray  # a number per event: two rows of one number are one event, delivered twice

    def __len__(self) -> int:
        return len(self.visit)


def hits_of(
    rng: np.random.Generator, visits: Visits, cookies: Cookies, placed: np.ndarray, shares: Shares
) -> Hits:
    """All events of these visits that had arrived by END. `placed` has each order's time."""
    parts = [
        _steps(rng, visits, PAGE, 1 + np.minimum(rng.geometric(0.8, len(visits)) - 1, 8), 45),
        _steps(rng, visits, VIEWED, (visits.depth >= 1) * rng.integers(1, 3, len(visits)), 60),
        _steps(rng, visits, IDENTIFY, visits.signed_in & (rng.random(len(visits)) < 0.6), 10),
        _steps(rng, visits, ADDED, visits.depth >= 2, 200),
        _steps(rng, visits, CHECKOUT, visits.depth >= 3, 330),
        _steps(rng, visits, COMPLETED, visits.order >= 0, 0),
        _steps(rng, visits, SEARCHED, (visits.depth >= 1) & (rng.random(len(visits)) < 0.2), 20),
    ]
    visit, kind, step, happened = (np.concatenate(part) for part in zip(*parts, strict=True))
    done = kind == COMPLETED
    happened[done] = placed[visits.order[visit[done]]]
    return _delivered(rng, [visit, kind, step, happened], shares)


def _steps(
    rng: np.random.Generator, visits: Visits, kind: int, count: np.ndarray, gap: int
) -> tuple[np.ndarray, ...]:
    """`count` events of a kind in each visit, about `gap` seconds apart."""
    count = np.asarray(count, dtype=np.int64)
    visit = np.repeat(np.arange(len(visits)), count)
    step = np.arange(len(visit)) - (np.cumsum(count) - count)[visit]
    begin = gap if kind not in (PAGE, COMPLETED) else 0
    happened = visits.start[visit] + begin + step * gap + rng.integers(0, 20, len(visit))
    return visit, np.full(len(visit), kind), step, happened


def _delivered(rng: np.random.Generator, events: list[np.ndarray], shares: Shares) -> Hits:
    """Events in order of arrival: most at once, some after hours or days, some a second time."""
    visit, kind, step, happened = events
    size = len(visit)
    late = rng.random(size) < shares.late
    delay = np.where(late, rng.exponential(30 * 3_600, size).astype(np.int64) + 1_800, 0)
    received = happened + delay + rng.integers(0, 3, size)
    again = np.flatnonzero(rng.random(size) < shares.repeated)
    row = np.concatenate([np.arange(size), again])
    received = np.concatenate([received, received[again] + rng.integers(5, 7_200, len(again))])
    arrived = np.flatnonzero(received <= END)
    order = arrived[np.lexsort((row[arrived], received[arrived]))]
    row, received = row[order], received[order]
    return Hits(visit[row], kind[row], step[row], happened[row], received, delay[row], row)
