"""The shop's tables, as Fivetran writes them from Shopify."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from perfil.world import columns as col
from perfil.world.catalogue import catalogue
from perfil.world.consents import Consents
from perfil.world.keys import LINES, ORDERS, account_ids, record_ids
from perfil.world.lives import Lives
from perfil.world.orders import CANCELLED, DELETED, PENDING, TEST, Lines, Orders, Refunds, totals
from perfil.world.people import (
    People,
    currencies,
    emails,
    first_names,
    last_names,
    phones,
    traits,
    typed_emails,
    typed_phones,
)
from perfil.world.returns import refund_tables
from perfil.world.settings import END, Draws, Shares
from perfil.world.web import coupons

STATES = ["not_subscribed", "subscribed", "unsubscribed"]


@dataclass(frozen=True)
class Shop:
    """What a chunk's shop tables are made of."""

    chunk: int
    people: People
    lives: Lives
    consents: Consents
    orders: Orders
    order_ids: np.ndarray
    lines: Lines
    refunds: Refunds


def shopify_tables(draws: Draws, shop: Shop, shares: Shares) -> dict[str, pa.Table]:
    """The shop's tables of a chunk."""
    return {
        "shopify__customer": customer_table(shop),
        "shopify__order": order_table(draws.of("shopify orders"), shop, shares),
        "shopify__order_discount_code": _discount_codes(shop),
        "shopify__order_line": _order_lines(shop),
        **refund_tables(shop.chunk, shop.refunds, shop.order_ids),
    }


def synced(rows: int) -> pa.Array:
    """When the loader last wrote each row."""
    return col.moments(np.full(rows, END))


def customer_table(shop: Shop) -> pa.Table:
    """Accounts: who has one, in the words they registered with."""
    people, consents = shop.people, shop.consents
    who = np.flatnonzero(shop.lives.has_account)
    state, said = consents.state[who], consents.changed_at[who]
    created = consents.joined[who]
    return pa.table(
        {
            "id": col.numbers(account_ids(people.number[who])),
            "email": emails(people, who),
            "phone": col.nulls_where(phones(people, who), people.house[who] % 4 == 0),
            "first_name": first_names(people, who),
            "last_name": last_names(people, who),
            "email_marketing_consent_state": col.pick(STATES, state),
            "email_marketing_consent_opt_in_level": col.same("single_opt_in", len(who)),
            "email_marketing_consent_consent_updated_at": col.moments(said, state == 0),
            "created_at": col.moments(created),
            "updated_at": col.moments(np.where(state > 0, said, created)),
            "_fivetran_synced": synced(len(who)),
        }
    )


def order_table(rng: np.random.Generator, shop: Shop, shares: Shares) -> pa.Table:
    """Orders: who bought, for how much, and what became of it."""
    orders, size = shop.orders, len(shop.orders)
    cancelled = orders.fate == CANCELLED
    ended = np.minimum(orders.placed + 10_800, END)
    return pa.table(
        {
            "id": col.numbers(shop.order_ids),
            "name": col.joined("#", col.digits(shop.order_ids - ORDERS + 1_001)),
            **_buyers(rng, shop, shares),
            "source_name": col.pick(["web", "pos"], orders.store * 1),
            "financial_status": _financial_status(shop),
            "cancelled_at": col.moments(ended, ~cancelled),
            "cancel_reason": col.nulls_where(col.same("customer", size), ~cancelled),
            "test": col.flags(orders.fate == TEST),
            **_amounts(shop),
            "created_at": col.moments(orders.placed),
            "processed_at": col.moments(orders.placed),
            "updated_at": col.moments(np.where(cancelled, ended, orders.placed)),
            "_fivetran_deleted": col.flags(orders.fate == DELETED),
            "_fivetran_synced": synced(size),
        }
    )


def _buyers(rng: np.random.Generator, shop: Shop, shares: Shares) -> dict[str, pa.Array]:
    """What buyers gave; one at the till may give nothing but a number. Tests are the staff's."""
    people, orders, who, size = shop.people, shop.orders, shop.orders.customer, len(shop.orders)
    no_login = orders.guest | (orders.store & (rng.random(size) < 0.3))
    no_email = orders.store & (rng.random(size) < np.where(no_login, 0.1, 0.5))
    no_phone = rng.random(size) > np.where(orders.store & no_email, 0.8, 0.4)
    is_test = orders.fate == TEST
    email = col.nulls_where(typed_emails(people, who, rng, shares), no_email)
    return {
        "customer_id": col.numbers(account_ids(people.number[who]), no_login | is_test),
        "email": col.either(is_test, pa.scalar(f"till.{shop.chunk}@staff.example"), email),
        "phone": col.nulls_where(typed_phones(people, who, rng), no_phone | is_test),
        "billing_address_first_name": col.nulls_where(first_names(people, who), orders.store),
        "billing_address_last_name": col.nulls_where(last_names(people, who), orders.store),
        "shipping_address_country_code": traits(people, "code", who),
    }


def _amounts(shop: Shop) -> dict[str, pa.Array]:
    """Prices without tax, a fifth of tax on top, shipping online below 40."""
    size = len(shop.orders)
    gross, discount = totals(shop.lines, size)
    net = gross - discount
    tax, shipping = (net + 2) // 5, np.where(shop.orders.store | (net > 4_000), 0, 395)
    return {
        "currency": currencies(shop.people, shop.orders.customer),
        "total_line_items_price": col.money(gross),
        "total_discounts": col.money(discount),
        "subtotal_price": col.money(net),
        "total_tax": col.money(tax),
        "taxes_included": col.flags(np.zeros(size)),
        "total_price": col.money(net + tax + shipping),
        "total_tip_received": col.money(np.zeros(size, dtype=net.dtype)),
    }


def _financial_status(shop: Shop) -> pa.Array:
    names = ["paid", "pending", "voided", "partially_refunded", "refunded"]
    status = np.where(shop.orders.fate == PENDING, 1 + shop.orders.placed % 4 // 3, 0)
    status[shop.refunds.order] = np.where(shop.refunds.partial, 3, 4)
    return col.pick(names, status)


def _discount_codes(shop: Shop) -> pa.Table:
    rows = np.flatnonzero(shop.orders.discount)
    _, discount = totals(shop.lines, len(shop.orders))
    return pa.table(
        {
            "order_id": col.numbers(shop.order_ids[rows]),
            "index": col.numbers(rows * 0),
            "code": coupons(shop.orders.discount[rows]),
            "amount": col.money(discount[rows]),
            "type": col.same("percentage", len(rows)),
            "_fivetran_synced": synced(len(rows)),
        }
    )


def _order_lines(shop: Shop) -> pa.Table:
    lines, goods = shop.lines, catalogue()
    rows = len(lines.order)
    return pa.table(
        {
            "id": col.numbers(record_ids(LINES, shop.chunk, rows)),
            "order_id": col.numbers(shop.order_ids[lines.order]),
            "product_id": col.numbers(goods.ids[lines.product]),
            "name": col.pick(goods.titles, lines.product),
            "quantity": col.numbers(lines.quantity),
            "price": col.money(lines.price),
            "total_discount": col.money(lines.discount),
            "gift_card": col.flags(np.zeros(rows)),
            "_fivetran_synced": synced(rows),
        }
    )
