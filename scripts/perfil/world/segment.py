"""Web events as Segment and RudderStack write them: calls, and a table per event."""

import numpy as np
import pyarrow as pa

from perfil.world import columns as col
from perfil.world.browsing import APP
from perfil.world.hits import IDENTIFY, KIND_NAMES, PAGE, VIEWED, Hits
from perfil.world.keys import account_ids
from perfil.world.people import emails
from perfil.world.settings import Shares
from perfil.world.vocabulary import CAMPAIGNS, CATEGORIES, COUNTRIES, REFERRERS
from perfil.world.web import Web, goods_of, properties_of

DEVICES = ["desktop", "mobile", "tablet", "mobile"]


def segment_tables(rng: np.random.Generator, web: Web, shares: Shares) -> dict[str, pa.Table]:
    """Every Segment table of a chunk, rows as they arrived."""
    common = _common(rng, web, shares)
    kind = web.hits.kind
    tables = {
        "segment__pages": _pages(web, common.filter(pa.array(kind == PAGE))),
        "segment__identifies": _identifies(web, common.filter(pa.array(kind == IDENTIFY))),
    }
    is_track = kind >= VIEWED
    tracks = _tracks(web, common.filter(pa.array(is_track)), np.flatnonzero(is_track))
    tables["segment__tracks"] = tracks
    goods = goods_of(rng, web)
    for which, name in KIND_NAMES.items():
        table = tracks.filter(pa.array(kind[is_track] == which))
        more = properties_of(which, web, np.flatnonzero(kind == which), goods)
        tables[f"segment__{name}"] = _with(table, more)
    return tables


def _with(table: pa.Table, more: dict[str, pa.Array]) -> pa.Table:
    for name, column in more.items():
        table = table.append_column(name, column)
    return table


def _common(rng: np.random.Generator, web: Web, shares: Shares) -> pa.Table:
    """The columns that every call has, one row per hit."""
    hits, visits, people, visit = web.hits, web.visits, web.people, web.hits.visit
    cookie, person = visits.cookie[visit], visits.person[visit]
    campaign = rng.choice(len(CAMPAIGNS), len(visits), p=[c[3] for c in CAMPAIGNS])[visit]
    country = np.where(person >= 0, people.country[person], 0)
    device = web.cookies.device[cookie]
    clock = hits.happened + web.cookies.skew[cookie]
    ids = col.uuids(rng, hits.event.max(initial=-1) + 1)
    nameless = (rng.random(len(ids)) < shares.nameless)[hits.event]
    nameless &= (hits.kind == PAGE) & ~visits.signed_in[visit]
    logins = account_ids(people.number[np.maximum(person, 0)])
    return pa.table(
        {
            "id": ids.take(pa.array(hits.event)),
            "anonymous_id": col.nulls_where(web.cookie_ids.take(pa.array(cookie)), nameless),
            "user_id": col.nulls_where(col.digits(logins), ~visits.signed_in[visit]),
            "context_campaign_source": col.pick([c[1] for c in CAMPAIGNS], campaign),
            "context_campaign_medium": col.pick([c[2] for c in CAMPAIGNS], campaign),
            "context_campaign_name": col.pick([c[0] for c in CAMPAIGNS], campaign),
            "context_device_type": col.pick(DEVICES, device),
            "context_device_id": col.nulls_where(
                col.joined("app-", web.cookie_ids).take(pa.array(cookie)),
                (device != APP) | nameless,
            ),
            "context_locale": col.pick([c.locale for c in COUNTRIES], country),
            "context_timezone": col.pick([c.zone for c in COUNTRIES], country),
            "original_timestamp": col.moments(clock),
            "sent_at": col.moments(clock + hits.delay),
            "timestamp": col.moments(hits.happened),
            "received_at": col.moments(hits.received),
        }
    )


def _paths(hits: Hits, rows: np.ndarray) -> pa.Array:
    """The page on which a hit happened."""
    place = (hits.visit[rows] * 7 + hits.step[rows] * 5) % (len(CATEGORIES) + 2)
    return col.pick(["/", "/sale", *(f"/{name}" for name in CATEGORIES)], place)


def _referrers(web: Web, rows: np.ndarray) -> pa.Array:
    return col.pick(REFERRERS, web.hits.visit[rows] * 11 % len(REFERRERS))


def _pages(web: Web, common: pa.Table) -> pa.Table:
    rows = np.flatnonzero(web.hits.kind == PAGE)
    paths = _paths(web.hits, rows)
    return _with(
        common,
        {
            "path": paths,
            "url": col.joined("https://shop.example", paths),
            "referrer": col.nulls_where(_referrers(web, rows), web.hits.step[rows] > 0),
        },
    )


def _identifies(web: Web, common: pa.Table) -> pa.Table:
    who = web.visits.person[web.hits.visit[web.hits.kind == IDENTIFY]]
    return _with(common, {"email": emails(web.people, who)})


def _tracks(web: Web, common: pa.Table, rows: np.ndarray) -> pa.Table:
    names = [KIND_NAMES.get(kind) for kind in range(max(KIND_NAMES) + 1)]
    titles = [name and name.replace("_", " ").title() for name in names]
    more = {
        "context_page_path": _paths(web.hits, rows),
        "context_page_referrer": _referrers(web, rows),
        "event": col.pick(names, web.hits.kind[rows]),
        "event_text": col.pick(titles, web.hits.kind[rows]),
    }
    return _with(common, more)
