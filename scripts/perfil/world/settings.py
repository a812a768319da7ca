"""What the world is made of: its dates, its parameters, and the draws that make it repeatable."""

from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from zlib import crc32

import numpy as np

START = int(datetime(2025, 1, 1, tzinfo=UTC).timestamp())
END = int(datetime(2026, 6, 30, 23, 59, 59, tzinfo=UTC).timestamp())
DAY = 86_400
HOLDOUT_DAYS = 365
HORIZON = END + HOLDOUT_DAYS * DAY
CHUNK = 5_000  # customers made at a time; a part of the format: another size is another world


@dataclass(frozen=True)
class Buying:
    """Purchases: MBG/NBD (Batislam, Denizel & Filiztekin 2007), per day; spend: Gamma-Gamma
    (Fader & Hardie 2013), in the shop's currency.

    Rates are λ ~ Gamma(shape r, rate alpha): the chance to buy on a day. After every purchase, the
    first included, a customer leaves for good with probability p ~ Beta(a, b). One order's value is
    Gamma(shape p, rate nu) with nu ~ Gamma(shape q, rate gamma), so that a customer's mean spend is
    p/nu.
    """

    rate_shape_r: float = 0.9
    rate_scale_alpha: float = 50.0
    dropout_a: float = 1.1
    dropout_b: float = 3.4
    spend_shape_p: float = 5.0
    spend_shape_q: float = 4.0
    spend_scale_gamma: float = 32.0

    @property
    def order_parameters(self) -> dict[str, float]:
        """Of when people buy and leave, by the names and in the weeks of `perfil fit`."""
        rates = {"r": self.rate_shape_r, "alpha": self.rate_scale_alpha / 7}
        return rates | {"a": self.dropout_a, "b": self.dropout_b}

    @property
    def spend_parameters(self) -> dict[str, float]:
        """Of what people spend, by the names of `perfil fit`."""
        return {"p": self.spend_shape_p, "q": self.spend_shape_q, "v": self.spend_scale_gamma}


@dataclass(frozen=True)
class Shares:
    """How common each thing is."""

    account: float = 0.70
    identified_online: float = 0.11  # sign in on the web, and accept to be measured
    unidentified_visitors: float = 0.98  # of all cookies
    store: float = 0.22  # of orders, in opening hours
    guest_checkout: float = 0.08  # of an account holder's orders online
    typo: float = 0.02  # of e-mail addresses typed
    plus_address: float = 0.04
    family: float = 0.04  # of people, who share a phone with the next one
    same_name: float = 0.01  # of people, who are called like somebody else
    kiosk: float = 0.05  # of account holders, who sign in at the kiosk of a shop
    late: float = 0.015  # of web events, that arrive hours or days later
    repeated: float = 0.008  # of web events, that arrive twice
    nameless: float = 0.003  # of page views of strangers: sent before there was a cookie
    wrong_clock: float = 0.02  # of browsers
    discounted: float = 0.25
    refunded: float = 0.07
    partial_refund: float = 0.45  # of refunds
    cancelled: float = 0.03
    pending: float = 0.02
    test: float = 0.01
    deleted: float = 0.005
    subscribed: float = 0.55
    withdrawn: float = 0.12  # of those who once subscribed
    machine_open: float = 0.4  # of opens
    contact: float = 0.35
    duplicate_contact: float = 0.2  # of contacts
    prospects: float = 0.12  # people who left an address and never bought, per customer
    ticket: float = 0.12


@dataclass(frozen=True)
class World:
    """A world: how many customers, which seed, and how it works."""

    customers: int
    seed: int
    buying: Buying = field(default_factory=Buying)
    shares: Shares = field(default_factory=Shares)

    @property
    def chunks(self) -> int:
        return -(-self.customers // CHUNK)

    def chunk_size(self, chunk: int) -> int:
        """How many customers a chunk has: CHUNK, the last one what is left."""
        return min(CHUNK, self.customers - chunk * CHUNK)

    def parameters(self) -> dict[str, float]:
        """Everything the world was made with, by name, for the truth."""
        return {"customers": self.customers, "seed": self.seed} | {
            key: value for part in (self.buying, self.shares) for key, value in asdict(part).items()
        }


class Draws:
    """Random generators of one chunk, one per topic: no topic's draws move another's."""

    def __init__(self, seed: int, chunk: int) -> None:
        self._seed = seed
        self._chunk = chunk

    def of(self, topic: str) -> np.random.Generator:
        """The generator of a topic, the same at every call."""
        key = (self._chunk, crc32(topic.encode()))
        return np.random.default_rng(np.random.SeedSequence(self._seed, spawn_key=key))
