"""Orders of a chunk: the purchases of its customers, and the orders that are no purchases."""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from perfil.world.clock import hour_of
from perfil.world.settings import END, Shares

PAID, PENDING, CANCELLED, TEST, DELETED = range(5)
DISCOUNTS = np.array([10, 15, 20, 30])  # per cent


@dataclass(frozen=True)
class Orders:
    """Orders by customer and time; arrays of shape (orders,)."""

    customer: np.ndarray
    placed: np.ndarray  # UTC seconds
    local: np.ndarray  # the same on the customer's clock
    target: np.ndarray  # what the process wants it to be worth, net, in currency units
    fate: np.ndarray  # PAID …
    discount: np.ndarray  # per cent
    store: np.ndarray
    guest: np.ndarray  # no login, or not used

    def __len__(self) -> int:
        return len(self.customer)

    def take(self, rows: np.ndarray) -> "Orders":
        return Orders(**{part.name: getattr(self, part.name)[rows] for part in fields(self)})


def draw_orders(
    rng: np.random.Generator, bought: dict[str, np.ndarray], has_account: np.ndarray, shares: Shares
) -> Orders:
    """Every purchase as a paid order, and beside some of them one that came to nothing.

    `bought` has customer, placed, local and target, each of shape (purchases,). What is cancelled,
    unpaid, a test or deleted comes in addition, a little before a purchase: so the paid orders are
    the process, all of it and nothing else.
    """
    size = len(bought["customer"])
    common = _circumstances(rng, bought, has_account, shares)
    paid = Orders(**bought, **common, fate=np.zeros(size, dtype=np.int64))
    odds = np.array([shares.pending, shares.cancelled, shares.test, shares.deleted])
    fate = np.searchsorted(np.cumsum(odds), rng.random(size), side="right") + 1
    failed = paid.take(np.flatnonzero(fate <= len(odds)))
    before = rng.integers(120, 1_800, len(failed))
    failed = _changed(
        failed,
        fate=fate[fate <= len(odds)],
        placed=failed.placed - before,
        local=failed.local - before,
        store=failed.store & False,
    )
    merged = [
        np.concatenate([getattr(paid, part.name), getattr(failed, part.name)])
        for part in fields(Orders)
    ]
    orders = Orders(*merged)
    return orders.take(np.lexsort((orders.placed, orders.customer)))


def _changed(orders: Orders, **values: Any) -> Orders:
    return Orders(**({part.name: getattr(orders, part.name) for part in fields(orders)} | values))


def _circumstances(
    rng: np.random.Generator, bought: dict[str, np.ndarray], has_account: np.ndarray, shares: Shares
) -> dict[str, np.ndarray]:
    size, hour = len(bought["customer"]), hour_of(bought["local"])
    open_now = (hour >= 9) & (hour < 20)
    discounted = rng.random(size) < shares.discounted
    guest = rng.random(size) < shares.guest_checkout
    return {
        "store": open_now & (rng.random(size) < shares.store * 1.35),  # a quarter is at night
        "discount": np.where(discounted, DISCOUNTS[rng.integers(0, len(DISCOUNTS), size)], 0),
        "guest": guest | ~has_account[bought["customer"]],
    }


@dataclass(frozen=True)
class Lines:
    """Lines by order; arrays of shape (lines,). Money in cents."""

    order: np.ndarray  # place in Orders
    product: np.ndarray
    quantity: np.ndarray
    price: np.ndarray
    discount: np.ndarray

    @property
    def gross(self) -> np.ndarray:
        return self.price * self.quantity

    @property
    def net(self) -> np.ndarray:
        return self.gross - self.discount


def draw_lines(rng: np.random.Generator, orders: Orders, prices: np.ndarray) -> Lines:
    """One to four lines an order, of goods at list price that together are worth its target."""
    count = rng.choice([1, 2, 3, 4], len(orders), p=[0.5, 0.28, 0.15, 0.07])
    order = np.repeat(np.arange(len(orders)), count)
    quantity = rng.choice([1, 2, 3, 6], len(order), p=[0.74, 0.17, 0.06, 0.03])
    part = rng.gamma(3.0, 1.0, len(order))
    part /= np.bincount(order, part, len(orders))[order]
    gross = orders.target[order] / (1 - orders.discount[order] / 100)
    wanted = gross * part / quantity * 100
    borders = np.sqrt(prices[1:] * prices[:-1])  # nearest by ratio, so that no error has a sign
    product = np.searchsorted(borders, wanted)
    price = prices[product]
    discount = (price * quantity * orders.discount[order] + 50) // 100
    return Lines(order, product, quantity, price, discount)


def totals(lines: Lines, orders: int) -> tuple[np.ndarray, np.ndarray]:
    """Gross and discount per order, in cents."""
    gross = np.bincount(lines.order, lines.gross, orders).astype(np.int64)
    return gross, np.bincount(lines.order, lines.discount, orders).astype(np.int64)


@dataclass(frozen=True)
class Refunds:
    """Refunds, and the lines that they take back. Money in cents."""

    order: np.ndarray  # shape (refunds,)
    refunded: np.ndarray  # UTC seconds
    partial: np.ndarray
    line_refund: np.ndarray  # shape (lines given back,): place in the arrays above
    line: np.ndarray  # place in Lines
    quantity: np.ndarray
    amount: np.ndarray


def draw_refunds(rng: np.random.Generator, orders: Orders, lines: Lines, shares: Shares) -> Refunds:
    """Some paid orders come back within a month: all of them, or one unit of their first line."""
    size = len(orders)
    back = orders.placed + rng.integers(86_400, 30 * 86_400, size)
    chosen = (rng.random(size) < shares.refunded) & (orders.fate == PAID) & (back <= END)
    first = np.searchsorted(lines.order, np.arange(size))
    several = np.bincount(lines.order, lines.quantity, size) > 1
    partial = several & (rng.random(size) < shares.partial_refund)
    number = np.cumsum(chosen) - 1
    row = np.flatnonzero(chosen[lines.order] & (~partial[lines.order] | _is_first(lines, first)))
    part = partial[lines.order[row]]
    quantity = np.where(part, 1, lines.quantity[row])
    amount = lines.net[row] * quantity // lines.quantity[row]
    order = np.flatnonzero(chosen)
    return Refunds(
        order, back[order], partial[order], number[lines.order[row]], row, quantity, amount
    )


def _is_first(lines: Lines, first: np.ndarray) -> np.ndarray:
    return np.arange(len(lines.order)) == first[lines.order]
