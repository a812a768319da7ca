"""One chunk of the world, from its people to its tables. Chunks know nothing of each other."""

from typing import Any

import numpy as np
import pyarrow as pa

from perfil.world import columns as col
from perfil.world.browsing import browse
from perfil.world.catalogue import catalogue
from perfil.world.consents import draw_consents
from perfil.world.hits import IDENTIFY, KIND_NAMES, PAGE, VIEWED, hits_of
from perfil.world.keys import ORDERS, PROSPECTS, record_ids
from perfil.world.klaviyo import klaviyo_tables
from perfil.world.lives import Lives, live
from perfil.world.made import NOBODY, Made
from perfil.world.orders import TEST, Lines, Orders, draw_lines, draw_orders, draw_refunds, totals
from perfil.world.people import draw_people
from perfil.world.salesforce import salesforce_tables
from perfil.world.segment import segment_tables
from perfil.world.settings import CHUNK, Draws, Shares, World
from perfil.world.shopify import Shop, shopify_tables
from perfil.world.truth import future_truth, identifier_truth, people_truth, record_truth
from perfil.world.web import Web
from perfil.world.zendesk import draw_tickets, zendesk_tables


def build_chunk(world: World, chunk: int) -> dict[str, pa.Table]:
    """All tables of a chunk by name, raw and true; a pure function of the world and the number."""
    draws, shares = Draws(world.seed, chunk), world.shares
    customers = world.chunk_size(chunk)
    people = draw_people(draws, _numbers(world, chunk), customers, shares)
    lives = live(draws, people, world, customers)
    consents = draw_consents(draws, people, lives, shares)
    orders, lines = _orders(draws, lives, world)
    refunds = draw_refunds(draws.of("refunds"), orders, lines, shares)
    ids = record_ids(ORDERS, chunk, len(orders))
    shop = Shop(chunk, people, lives, consents, orders, ids, lines, refunds)
    tickets = draw_tickets(draws.of("tickets"), orders, shares)
    made = {
        **_shop_rows(draws, shop, world),
        **salesforce_tables(draws, people, consents, shares),
        **klaviyo_tables(draws, people, lives.has_account, consents, shares),
        **zendesk_tables(draws, chunk, people, lives, tickets, shares),
    }
    web = _web(draws, shop, world)
    made |= _web_rows(draws, web, shares)
    return {name: one.table for name, one in made.items()} | {
        "truth__records": record_truth(chunk, people, made),
        "truth__identifiers": identifier_truth(chunk, people, web.cookies, web.cookie_ids, made),
        "truth__people": people_truth(people, lives, consents),
        "truth__future_purchases": future_truth(people, lives),
    }


def _numbers(world: World, chunk: int) -> np.ndarray:
    """People's numbers: customers count through the world, prospects beside them."""
    customers = chunk * CHUNK + np.arange(world.chunk_size(chunk))
    prospects = int(np.ceil(len(customers) * world.shares.prospects))
    return np.concatenate([customers, PROSPECTS + chunk * CHUNK + np.arange(prospects)])


def _orders(draws: Draws, lives: Lives, world: World) -> tuple[Orders, Lines]:
    past, bought = lives.is_past, lives.purchases
    purchases: dict[str, Any] = {
        "customer": bought.customer[past],
        "placed": lives.placed[past],
        "local": lives.local[past],
        "target": bought.value[past],
    }
    orders = draw_orders(draws.of("orders"), purchases, lives.has_account, world.shares)
    return orders, draw_lines(draws.of("lines"), orders, catalogue().prices)


def _shop_rows(draws: Draws, shop: Shop, world: World) -> dict[str, Made]:
    buyer = np.where(shop.orders.fate == TEST, NOBODY, shop.orders.customer)
    whose = {
        "shopify__customer": np.flatnonzero(shop.lives.has_account),
        "shopify__order": buyer,
        "shopify__refund": buyer[shop.refunds.order],
    }
    tables = shopify_tables(draws, shop, world.shares)
    return {name: Made(table, whose.get(name)) for name, table in tables.items()}


def _web(draws: Draws, shop: Shop, world: World) -> Web:
    orders, shares = shop.orders, world.shares
    cookies, visits = browse(draws, shop.people, shop.lives, orders, shares)
    gross, discount = totals(shop.lines, len(orders))
    return Web(
        chunk=shop.chunk,
        people=shop.people,
        cookies=cookies,
        cookie_ids=col.uuids(draws.of("cookies"), len(cookies)),
        visits=visits,
        hits=hits_of(draws.of("hits"), visits, cookies, orders.placed, shares),
        orders=orders,
        lines=shop.lines,
        order_ids=shop.order_ids,
        order_values=gross - discount,
    )


def _web_rows(draws: Draws, web: Web, shares: Shares) -> dict[str, Made]:
    kind, visit = web.hits.kind, web.hits.visit
    rows = {"pages": kind == PAGE, "identifies": kind == IDENTIFY, "tracks": kind >= VIEWED}
    rows |= {name: kind == which for which, name in KIND_NAMES.items()}
    made = {}
    for name, table in segment_tables(draws.of("segment"), web, shares).items():
        visits = visit[rows[name.removeprefix("segment__")]]
        nameless = table["anonymous_id"].is_null().to_numpy()
        who = np.where(nameless, NOBODY, web.visits.person[visits])
        made[name] = Made(table, who, web.visits.cookie[visits])
    return made
