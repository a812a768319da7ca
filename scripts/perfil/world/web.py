"""What web events say of goods, baskets and orders."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perfil.world import columns as col
from perfil.world.browsing import Cookies, Visits
from perfil.world.catalogue import catalogue
from perfil.world.hits import ADDED, CHECKOUT, SEARCHED, VIEWED, Hits
from perfil.world.orders import Lines, Orders
from perfil.world.people import People, currencies
from perfil.world.vocabulary import CATEGORIES


@dataclass(frozen=True)
class Web:
    """What a chunk's web events refer to."""

    chunk: int
    people: People
    cookies: Cookies
    cookie_ids: pa.Array
    visits: Visits
    hits: Hits
    orders: Orders
    lines: Lines
    order_ids: np.ndarray
    order_values: np.ndarray  # net, in cents


def cart_ids(chunk: int, visit: np.ndarray) -> pa.Array:
    """The basket of a visit."""
    return col.joined("cart-", col.digits(np.full(len(visit), chunk)), "-", col.digits(visit))


def goods_of(rng: np.random.Generator, web: Web) -> np.ndarray:
    """The product each visit is about: what is ordered in it, or any."""
    visits = web.visits
    any_product = rng.integers(0, len(catalogue().ids), len(visits))
    first = np.searchsorted(web.lines.order, np.maximum(visits.order, 0))
    return np.where(visits.order >= 0, web.lines.product[first], any_product)


def properties_of(kind: int, web: Web, rows: np.ndarray, goods: np.ndarray) -> dict[str, pa.Array]:
    """The columns that only this kind of event has, for these rows of the hits."""
    if kind == SEARCHED:
        return {"query": col.pick(catalogue().categories, goods[web.hits.visit[rows]])}
    if kind == VIEWED:
        return _product(web, rows, goods)
    if kind == ADDED:
        return _product(web, rows, goods) | {"cart_id": cart_ids(web.chunk, web.hits.visit[rows])}
    return _basket(web, rows, goods, is_ordered=kind != CHECKOUT)


def _product(web: Web, rows: np.ndarray, goods: np.ndarray) -> dict[str, pa.Array]:
    """One product; the second look in a visit without an order is at a neighbour."""
    shop, visit = catalogue(), web.hits.visit[rows]
    beside = web.hits.step[rows] * (web.visits.order[visit] < 0)
    product = (goods[visit] + beside * len(CATEGORIES)) % len(shop.ids)
    return {
        "product_id": col.digits(shop.ids[product]),
        "name": col.pick(shop.titles, product),
        "category": col.pick(shop.categories, product),
        "brand": col.pick(shop.brands, product),
        "price": col.money(shop.prices[product]),
        "quantity": col.numbers(1 + (visit % 7 == 0)),
        "currency": _currencies(web, visit),
    }


def _basket(web: Web, rows: np.ndarray, goods: np.ndarray, is_ordered: bool) -> dict[str, pa.Array]:
    """The order that follows, or the one product that is left in the cart."""
    visit = web.hits.visit[rows]
    order = web.visits.order[visit]
    known = order >= 0
    worth = catalogue().prices[goods[visit]]
    if len(web.orders):
        worth = np.where(known, web.order_values[order], worth)
    left = _described(goods[visit], np.ones(len(visit), dtype=np.int64))
    products = col.either(known, _products_ordered(web, order), col.joined("[", left, "]"))
    amounts = {"value": col.money(worth)}
    if is_ordered:
        amounts = {"total": col.money(worth * 6 // 5), "revenue": col.money(worth)}
    else:
        amounts["revenue"] = col.money(worth)
    return {
        "cart_id": cart_ids(web.chunk, visit),
        "order_id": col.digits(web.order_ids[order])
        if is_ordered
        else pa.nulls(len(rows), pa.string()),
        **amounts,
        "currency": _currencies(web, visit),
        "coupon": coupons(web.orders.discount[order], ~known | (web.orders.discount[order] == 0)),
        "products": products,
    }


def coupons(discount: np.ndarray, missing: np.ndarray | None = None) -> pa.Array:
    """The code that gives a discount of so many per cent."""
    return col.nulls_where(col.joined("TEA", col.digits(discount)), missing)


def _described(product: np.ndarray, quantity: np.ndarray) -> pa.Array:
    """Products as JSON objects."""
    return col.joined(
        *('{"product_id":"', col.digits(catalogue().ids[product])),
        *('","quantity":', col.digits(quantity), "}"),
    )


def _products_ordered(web: Web, order: np.ndarray) -> pa.Array:
    """The lines of each order as a JSON array."""
    lines = web.lines
    ends = np.searchsorted(lines.order, np.arange(len(web.orders) + 1)).astype(np.int32)
    listed = pa.ListArray.from_arrays(pa.array(ends), _described(lines.product, lines.quantity))
    return col.joined("[", pc.binary_join(listed, ","), "]").take(pa.array(np.maximum(order, 0)))


def _currencies(web: Web, visit: np.ndarray) -> pa.Array:
    """What the visitor pays in; strangers see pounds."""
    person = web.visits.person[visit]
    known = currencies(web.people, np.maximum(person, 0))
    return col.either(person >= 0, known, pa.scalar("GBP"))
