"""What nobody knows outside the world: whose every record is, and what people will do."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perfil.world import columns as col
from perfil.world.browsing import APP, KIOSK, STRANGER, Cookies
from perfil.world.consents import Consents
from perfil.world.keys import account_ids
from perfil.world.lives import Lives
from perfil.world.made import NOBODY, Made
from perfil.world.people import People, currencies, first_names, last_names, phones, traits

PHONE_COLUMNS = ("phone", "mobile_phone", "phone_number")
SHARED = "shared"


def owners(chunk: int, people: People, made: Made) -> pa.Array:
    """Whose each row is: p and a number, v and a cookie for a stranger, null for nobody."""
    who = made.who
    names = col.joined("p", col.digits(people.number[np.maximum(who, 0)]))
    if made.cookie is not None:
        strangers = col.joined("v", col.digits(np.full(len(who), chunk)), "-")
        strangers = col.joined(strangers, col.digits(made.cookie))
        names = col.either(who == STRANGER, strangers, names)
    return col.nulls_where(names, who == NOBODY)


def record_truth(chunk: int, people: People, made: dict[str, Made]) -> pa.Table:
    """One row per record that is somebody's; an event delivered twice stands there once."""
    parts = []
    for name, one in made.items():
        if one.who is None:
            continue
        source, table = name.split("__", 1)
        size = one.table.num_rows
        ids, whose = one.table["id"], owners(chunk, people, one)
        part = pa.table(
            {
                "source": col.same(source, size),
                "table": col.same(table, size),
                "record_id": pc.cast(ids, pa.string()),
                "person_id": whose,
            }
        )
        parts.append(part.filter(pa.array(_first_seen(ids))) if source == "segment" else part)
    return pa.concat_tables(parts).filter(pc.field("person_id").is_valid())


def _first_seen(ids: pa.ChunkedArray) -> np.ndarray:
    """Which rows are the first with their id."""
    places = pc.fill_null(ids, "").dictionary_encode().combine_chunks().indices.to_numpy()
    first = np.zeros(len(places), dtype=bool)
    first[np.unique(places, return_index=True)[1]] = True
    return first


def identifier_truth(
    chunk: int, people: People, cookies: Cookies, cookie_ids: pa.Array, made: dict[str, Made]
) -> pa.Table:
    """One row per identifier in the raw tables, compared as perfil compares: lower case, E.164."""
    parts = [_emails(people, made), _phones(people, made), _accounts(people, made)]
    seen = [m.cookie[m.who != NOBODY] for m in made.values() if m.cookie is not None]
    used = np.unique(np.concatenate(seen))
    person = cookies.person[used]
    names = owners(chunk, people, Made(pa.table({}), person, used))
    whose = col.either(person == KIOSK, pa.scalar(SHARED), names)
    ids = cookie_ids.take(pa.array(used))
    apps = pa.array(cookies.device[used] == APP)
    parts.append(_identifiers("anonymous_id", ids, whose))
    devices = col.joined("app-", ids).filter(apps)
    parts.append(_identifiers("device_id", devices, whose.filter(apps)))
    return pa.concat_tables(parts)


def _identifiers(kind: str, values: pa.Array, whose: pa.Array) -> pa.Table:
    return pa.table(
        {
            "identifier_type": col.same(kind, len(values)),
            "identifier_value": values,
            "person_id": whose,
        }
    )


def _emails(people: People, made: dict[str, Made]) -> pa.Table:
    values, who = [], []
    for one in made.values():
        if one.who is not None and "email" in one.table.column_names:
            given = one.table["email"].is_valid().to_numpy()
            values.append(pc.utf8_lower(one.table["email"].combine_chunks().drop_null()))
            who.append(one.who[given])
    value, person = pa.concat_arrays(values), np.concatenate(who)
    first = np.flatnonzero(_first_seen(pa.chunked_array([value])))
    person = person[first]
    whose = col.joined("p", col.digits(people.number[np.maximum(person, 0)]))
    whose = col.either(person == NOBODY, pa.scalar(SHARED), whose)
    return _identifiers("email", value.take(pa.array(first)), whose)


def _phones(people: People, made: dict[str, Made]) -> pa.Table:
    who = [
        one.who[one.table[name].is_valid().to_numpy()]
        for one in made.values()
        for name in PHONE_COLUMNS
        if one.who is not None and name in one.table.column_names
    ]
    who = np.unique(np.concatenate(who))
    who = who[np.unique(people.line[who], return_index=True)[1]]
    names = col.joined("p", col.digits(people.number[who]))
    whose = col.either(people.shares_phone[who], pa.scalar(SHARED), names)
    return _identifiers("phone", phones(people, who), whose)


def _accounts(people: People, made: dict[str, Made]) -> pa.Table:
    who = made["shopify__customer"].who
    names = col.joined("p", col.digits(people.number[who]))
    return _identifiers("user_id", col.digits(account_ids(people.number[who])), names)


def people_truth(people: People, lives: Lives, consents: Consents) -> pa.Table:
    """One row per customer and prospect; a prospect has no rate, no spend and no purchase."""
    everybody = np.arange(len(people))
    return pa.table(
        {
            "person_id": col.joined("p", col.digits(people.number)),
            "kind": col.either(people.is_customer, pa.scalar("customer"), pa.scalar("prospect")),
            "first_name": first_names(people, everybody),
            "last_name": last_names(people, everybody),
            "country": traits(people, "code", everybody),
            "time_zone": traits(people, "zone", everybody),
            "currency": currencies(people, everybody),
            **_buying(people, lives),
            "email_consent": col.pick(["none", "granted", "withdrawn"], consents.state),
            "shares_phone": col.flags(people.shares_phone),
            "shares_name": col.flags(people.shares_name),
        }
    )


def _buying(people: People, lives: Lives) -> dict[str, pa.Array]:
    """How customers buy, null for prospects."""
    never, customers = ~people.is_customer, len(lives.has_account)
    place = np.minimum(np.arange(len(people)), customers - 1)
    past, bought, habits = lives.is_past, lives.purchases.customer, lives.habits
    counts = np.bincount(bought[past], minlength=customers)
    coming = np.bincount(bought[~past], minlength=customers)
    first = lives.placed[np.searchsorted(bought, np.arange(customers))]
    return {
        # rounded, so that another machine's last bit is no other world
        "purchase_rate": pa.array(np.round(habits.rate[place], 9), mask=never),
        "dropout_probability": pa.array(np.round(habits.dropout[place], 9), mask=never),
        "mean_spend": pa.array(np.round(habits.mean_spend[place], 4), mask=never),
        "is_alive_at_end": pa.array(lives.is_alive[place], mask=never),
        "first_purchase_at": col.moments(first[place], never),
        "purchase_count": col.numbers(counts[place] * ~never),
        "future_purchase_count": col.numbers(coming[place] * ~never),
        "has_account": col.flags(lives.has_account[place] & ~never),
    }


def future_truth(people: People, lives: Lives) -> pa.Table:
    """One row per purchase in the year after END, net of tax and discount."""
    rows = np.flatnonzero(~lives.is_past)
    who = lives.purchases.customer[rows]
    return pa.table(
        {
            "person_id": col.joined("p", col.digits(people.number[who])),
            "purchased_at": col.moments(lives.placed[rows]),
            "amount": col.money(np.round(lives.purchases.value[rows] * 100)),
            "currency": currencies(people, who),
        }
    )
