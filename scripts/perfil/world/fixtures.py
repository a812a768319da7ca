"""Tables that are the same in every world: goods, campaigns, kinds of mail events."""

import numpy as np
import pyarrow as pa

from perfil.world import columns as col
from perfil.world.catalogue import catalogue
from perfil.world.klaviyo import WELCOME, campaign_ids, metric_ids
from perfil.world.made import Made
from perfil.world.mails import METRICS, campaign_times
from perfil.world.settings import DAY, END, START, World


def fixture_tables(world: World) -> dict[str, Made]:
    """Written once, before any chunk."""
    names = list(world.parameters())
    values = [float(value) for value in world.parameters().values()]
    return {
        "shopify__product": Made(_products()),
        "shopify__product_variant": Made(_variants()),
        "klaviyo__campaign": Made(_campaigns()),
        "klaviyo__flow": Made(_flows()),
        "klaviyo__metric": Made(_metrics()),
        "truth__parameters": Made(pa.table({"name": names, "value": values})),
    }


def _always(seconds: int, rows: int) -> pa.Array:
    return col.moments(np.full(rows, seconds))


def _products() -> pa.Table:
    goods = catalogue()
    size = len(goods.ids)
    handles = [title.lower().replace(" ", "-") for title in goods.titles]
    return pa.table(
        {
            "id": col.numbers(goods.ids),
            "title": pa.array(goods.titles),
            "handle": pa.array(handles),
            "product_type": pa.array(goods.categories),
            "vendor": pa.array(goods.brands),
            "status": col.same("active", size),
            "created_at": _always(START - 100 * DAY, size),
            "updated_at": _always(START, size),
            "_fivetran_deleted": col.flags(np.zeros(size)),
            "_fivetran_synced": _always(END, size),
        }
    )


def _variants() -> pa.Table:
    goods = catalogue()
    size = len(goods.ids)
    return pa.table(
        {
            "id": col.numbers(goods.ids + 40_000_000_000),
            "product_id": col.numbers(goods.ids),
            "title": col.same("Default Title", size),
            "sku": col.joined("SKU-", col.digits(np.arange(size) + 1_000)),
            "position": col.numbers(np.ones(size)),
            "price": col.money(goods.prices),
            "created_at": _always(START - 100 * DAY, size),
            "updated_at": _always(START, size),
            "_fivetran_synced": _always(END, size),
        }
    )


def _campaigns() -> pa.Table:
    sent = campaign_times()
    size = len(sent)
    return pa.table(
        {
            "id": pa.array(campaign_ids()),
            "name": col.joined("Newsletter ", col.digits(np.arange(size) + 1)),
            "subject": col.pick(["New leaves", "For your cup", "This week only"], sent // DAY % 3),
            "from_email": col.same("hello@shop.example", size),
            "from_name": col.same("The tea shop", size),
            "campaign_type": col.same("email", size),
            "status": col.same("Sent", size),
            "created": col.moments(sent - DAY),
            "updated": col.moments(sent),
            "scheduled": col.moments(sent),
            "sent_at": col.moments(sent),
            "send_time": col.moments(sent),
            "archived": col.flags(np.zeros(size)),
            "_fivetran_deleted": col.flags(np.zeros(size)),
            "_fivetran_synced": _always(END, size),
        }
    )


def _flows() -> pa.Table:
    return pa.table(
        {
            "id": pa.array([WELCOME]),
            "name": pa.array(["Welcome"]),
            "status": pa.array(["live"]),
            "trigger_type": pa.array(["Added to List"]),
            "created": _always(START - 50 * DAY, 1),
            "updated": _always(START, 1),
            "archived": col.flags(np.zeros(1)),
            "_fivetran_deleted": col.flags(np.zeros(1)),
            "_fivetran_synced": _always(END, 1),
        }
    )


def _metrics() -> pa.Table:
    size = len(METRICS)
    return pa.table(
        {
            "id": pa.array(metric_ids()),
            "name": pa.array(METRICS),
            "integration_name": col.same("Klaviyo", size),
            "created": _always(START - 50 * DAY, size),
            "updated": _always(START, size),
            "_fivetran_synced": _always(END, size),
        }
    )
