"""Contacts and leads, as Fivetran writes them from Salesforce: some people stand there twice."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perfil.world import columns as col
from perfil.world.consents import Consents
from perfil.world.made import Made
from perfil.world.people import (
    People,
    all_names,
    emails,
    first_names,
    last_names,
    street_lines,
    traits,
    typed_emails,
    typed_phones,
)
from perfil.world.settings import DAY, END, Draws, Shares


def salesforce_tables(
    draws: Draws, people: People, consents: Consents, shares: Shares
) -> dict[str, Made]:
    """Contacts of customers, with their duplicates; leads of prospects, a few of them converted."""
    rng = draws.of("salesforce")
    is_contact = people.is_customer & (rng.random(len(people)) < shares.contact)
    one = np.flatnonzero(is_contact)
    twice = one[rng.random(len(one)) < shares.duplicate_contact]
    who = np.concatenate([one, twice])
    copy = np.concatenate([one * 0, twice * 0 + 1])
    was_lead = is_contact & (rng.random(len(people)) < 0.06)
    leads = np.flatnonzero(~people.is_customer | was_lead)
    return {
        "salesforce__contact": Made(_contacts(rng, people, consents, (who, copy), shares), who),
        "salesforce__lead": Made(_leads(rng, people, consents, leads), leads),
    }


def _ids(prefix: str, people: People, who: np.ndarray, copy: np.ndarray) -> pa.Array:
    """Ids of 18 letters: the kind, the person's number, which copy."""
    number = col.padded(people.number[who], 11)
    return col.joined(prefix, "5g", number, col.digits(copy), "A")


def _changed(rng: np.random.Generator, created: np.ndarray) -> np.ndarray:
    return np.minimum(created + rng.integers(0, 90 * DAY, len(created)), END)


def _opted_out(consents: Consents, who: np.ndarray, changed: np.ndarray) -> pa.Array:
    """Whether they had taken their word back when the row was last changed."""
    return col.flags(consents.withdrawn[who] & (consents.withdrawn_at[who] <= changed))


def _address(people: People, who: np.ndarray, prefix: str = "") -> dict[str, pa.Array]:
    """Where people live, as columns whose names begin with `prefix`."""
    code = 10_000 + (people.house[who] * 397 + people.street[who] * 31) % 89_999
    return {
        f"{prefix}street": street_lines(people, who),
        f"{prefix}city": col.pick(all_names()[2], people.city[who]),
        f"{prefix}postal_code": col.digits(code),
        f"{prefix}country_code": traits(people, "code", who),
    }


def _contacts(
    rng: np.random.Generator,
    people: People,
    consents: Consents,
    rows: tuple[np.ndarray, np.ndarray],
    shares: Shares,
) -> pa.Table:
    who, copy = rows
    created = np.minimum(consents.joined[who] + copy * rng.integers(DAY, 60 * DAY, len(who)), END)
    deleted = (copy == 1) & (rng.random(len(who)) < 0.15)
    noted, changed = _as_noted(rng, people, rows, shares), _changed(rng, created)
    return pa.table(
        {
            "id": _ids("003", people, who, copy),
            **noted,
            "last_name": last_names(people, who),
            "birthdate": pa.array(people.birth_day[who].astype(np.int32)).cast(pa.date32()),
            **_address(people, who, "mailing_"),
            "lead_source": col.pick(["Web", "Store", "Event"], people.house[who] % 3),
            "has_opted_out_of_email": _opted_out(consents, who, changed),
            "is_deleted": col.flags(deleted),
            "created_date": col.moments(created),
            "last_modified_date": col.moments(changed),
            "_fivetran_synced": col.moments(np.full(len(who), END)),
        }
    )


def _as_noted(
    rng: np.random.Generator,
    people: People,
    rows: tuple[np.ndarray, np.ndarray],
    shares: Shares,
) -> dict[str, pa.Array]:
    """The second copy has an initial for a name, and often lacks the address or the number."""
    who, copy = rows
    again, chance = copy == 1, rng.random(len(who))
    names = first_names(people, who)
    initials = col.joined(pc.utf8_slice_codeunits(names, 0, 1), ".")
    email, phone = typed_emails(people, who, rng, shares), typed_phones(people, who, rng)
    return {
        "email": col.nulls_where(email, again & (chance < 0.4)),
        "mobile_phone": col.nulls_where(phone, again & (chance > 0.6)),
        "first_name": col.either(again, initials, names),
    }


def _leads(
    rng: np.random.Generator, people: People, consents: Consents, who: np.ndarray
) -> pa.Table:
    converted = people.is_customer[who]
    created = consents.joined[who] - converted * rng.integers(0, 1_800, len(who))
    contact = _ids("003", people, who, who * 0)
    phone = col.nulls_where(typed_phones(people, who, rng), rng.random(len(who)) < 0.5)
    deleted, changed = rng.random(len(who)) < 0.01, _changed(rng, created)
    return pa.table(
        {
            "id": _ids("00Q", people, who, who * 0),
            "email": emails(people, who),
            "mobile_phone": phone,
            "first_name": first_names(people, who),
            "last_name": last_names(people, who),
            **_address(people, who),
            "lead_source": col.pick(["Web", "Store", "Event"], people.house[who] % 3),
            "status": col.either(converted, pa.scalar("Qualified"), pa.scalar("Open")),
            "is_converted": col.flags(converted),
            "converted_contact_id": col.nulls_where(contact, ~converted),
            "has_opted_out_of_email": _opted_out(consents, who, changed),
            "is_deleted": col.flags(deleted),
            "created_date": col.moments(created),
            "last_modified_date": col.moments(changed),
            "_fivetran_synced": col.moments(np.full(len(who), END)),
        }
    )
