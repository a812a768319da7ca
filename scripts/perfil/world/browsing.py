"""Who browses on what: cookies, and the visits made on them."""

from dataclasses import dataclass, fields, replace

import numpy as np

from perfil.world.clock import business_days, local_seconds, to_utc
from perfil.world.lives import Lives, on_clock
from perfil.world.orders import DELETED, TEST, Orders
from perfil.world.people import People
from perfil.world.settings import DAY, END, Draws, Shares

STRANGER, KIOSK = -1, -2
DESKTOP, MOBILE, TABLET, APP = range(4)


@dataclass(frozen=True)
class Cookies:
    """Cookies of a chunk: its people's, one kiosk's, and strangers'; arrays of shape (cookies,)."""

    person: np.ndarray  # place in People, STRANGER or KIOSK
    device: np.ndarray  # DESKTOP …
    skew: np.ndarray  # seconds by which its clock is wrong

    def __len__(self) -> int:
        return len(self.person)


@dataclass(frozen=True)
class Visits:
    """Visits by nothing in particular; arrays of shape (visits,)."""

    cookie: np.ndarray
    person: np.ndarray  # place in People or STRANGER
    start: np.ndarray  # UTC seconds
    signed_in: np.ndarray
    order: np.ndarray  # place in Orders, -1 for none
    depth: np.ndarray  # how far a visit goes: 0 pages, 1 views a product, 2 adds, 3 checks out

    def __len__(self) -> int:
        return len(self.cookie)


def together(parts: list[Visits]) -> Visits:
    """Visits of several kinds as one."""
    return Visits(
        *(np.concatenate([getattr(p, field.name) for p in parts]) for field in fields(Visits))
    )


def draw_depth(rng: np.random.Generator, size: int, odds: tuple[float, ...]) -> np.ndarray:
    """How far visits go, given the odds to get at least to depth 1, 2 and 3."""
    return (rng.random(size)[:, None] < np.array(odds)).sum(axis=1)


def browse(
    draws: Draws, people: People, lives: Lives, orders: Orders, shares: Shares
) -> tuple[Cookies, Visits]:
    """All cookies and visits of a chunk; the number of strangers follows from who is named."""
    rng = draws.of("browsing")
    owners, count = _own_cookies(rng, lives.is_measured)
    own = together([_shopping(rng, orders, lives), _looking(rng, people, lives)])
    first = np.cumsum(count) - count
    chosen = np.floor(rng.random(len(own)) ** 2 * count[own.person]).astype(np.int64)
    own = replace(own, cookie=first[own.person] + chosen)
    kiosk = _kiosk(rng, people, lives, shares)
    kiosk = replace(kiosk, cookie=kiosk.cookie + len(owners))
    named = len(np.unique(own.cookie[own.signed_in])) + (len(kiosk) > 0)
    wanted = round(named / (1 - shares.unidentified_visitors))
    strangers = max(wanted - len(np.unique(own.cookie)) - (len(kiosk) > 0), 0)
    passing = _passing(rng, len(owners) + 1, strangers)
    person = np.concatenate([owners, [KIOSK], np.full(strangers, STRANGER)])
    return _cookies(rng, person, shares), together([own, kiosk, passing])


def _own_cookies(rng: np.random.Generator, measured: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Owners of cookies, one to four each, and how many everybody has."""
    count = rng.choice([1, 2, 3, 4], len(measured), p=[0.5, 0.3, 0.14, 0.06]) * measured
    return np.repeat(np.arange(len(measured)), count), count


def _cookies(rng: np.random.Generator, person: np.ndarray, shares: Shares) -> Cookies:
    size = len(person)
    wrong = rng.random(size) < shares.wrong_clock
    device = rng.choice(4, size, p=[0.38, 0.46, 0.08, 0.08])
    return Cookies(person, device, np.where(wrong, rng.integers(-40, 40, size) * 1_800, 0))


def _shopping(rng: np.random.Generator, orders: Orders, lives: Lives) -> Visits:
    """The visits in which people order, for whoever is measured."""
    seen = lives.is_measured[orders.customer] & ~orders.store & (rng.random(len(orders)) < 0.9)
    order = np.flatnonzero(seen & (orders.fate != TEST) & (orders.fate != DELETED))
    who = orders.customer[order]
    signed = lives.signs_in[who] & ~orders.guest[order] & (rng.random(len(order)) < 0.9)
    start = orders.placed[order] - rng.integers(480, 900, len(order))
    return Visits(who * 0, who, start, signed, order, np.full(len(order), 3))


def _looking(rng: np.random.Generator, people: People, lives: Lives) -> Visits:
    """Visits without an order; whoever signs in at all does so at the first of them."""
    signs_in = lives.signs_in
    count = np.where(signs_in, 1 + rng.poisson(5, len(signs_in)), lives.is_measured * 1)
    who = np.repeat(np.arange(len(signs_in)), count)
    start = _sometime(rng, people, lives, who)
    is_first = np.diff(who, prepend=-1) > 0
    signed = signs_in[who] & (is_first | (rng.random(len(who)) < 0.35))
    depth = draw_depth(rng, len(who), (0.65, 0.28, 0.09))
    return Visits(who * 0, who, start, signed, np.full(len(who), -1), depth)


def _kiosk(rng: np.random.Generator, people: People, lives: Lives, shares: Shares) -> Visits:
    """One screen in a shop, on which many people sign in, each once, in opening hours."""
    size = len(lives.has_account)
    many = max(int(size * shares.kiosk), min(30, size // 5))
    who = rng.permutation(np.flatnonzero(lives.has_account))[:many]
    opening = rng.integers(9 * 3_600, 18 * 3_600, len(who))
    start = _sometime(rng, people, lives, who) // DAY * DAY + opening
    yes, none = np.full(len(who), True), np.full(len(who), -1)
    return Visits(who * 0, who, start, yes, none, draw_depth(rng, len(who), (0.8, 0.2, 0.0)))


def _sometime(
    rng: np.random.Generator, people: People, lives: Lives, who: np.ndarray
) -> np.ndarray:
    """A moment of each person's time of interest, in UTC seconds."""
    begin, end = lives.interest[who].T
    return on_clock(people, who, begin + rng.random(len(who)) * (end - begin))[0]


def _passing(rng: np.random.Generator, begin: int, strangers: int) -> Visits:
    """Visits of people who never say who they are: one, seldom two."""
    cookie = begin + np.concatenate(
        [np.arange(strangers), np.flatnonzero(rng.random(strangers) < 0.04)]
    )
    size = len(cookie)
    day = rng.random(size) * business_days(END)
    start = to_utc(local_seconds(day), np.zeros(size), np.full(size, "eu"))
    never, nobody = np.zeros(size, dtype=bool), np.full(size, STRANGER)
    depth = draw_depth(rng, size, (0.14, 0.03, 0.006))
    return Visits(cookie, nobody, start, never, np.full(size, -1), depth)
