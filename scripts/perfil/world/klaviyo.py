"""Mail, as Fivetran writes it from Klaviyo."""

import numpy as np
import pyarrow as pa

from perfil.world import columns as col
from perfil.world.consents import Consents
from perfil.world.keys import account_ids
from perfil.world.made import Made
from perfil.world.mails import METRICS, OPENED, Mails, campaign_times, draw_mails
from perfil.world.people import (
    People,
    all_names,
    first_names,
    last_names,
    phones,
    street_lines,
    traits,
    typed_emails,
)
from perfil.world.settings import END, Draws, Shares

STATES = ["NEVER_SUBSCRIBED", "SUBSCRIBED", "UNSUBSCRIBED"]
WELCOME = "FlWelc"
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def campaign_ids() -> list[str]:
    return [f"Cmp{number:03d}" for number in range(len(campaign_times()))]


def klaviyo_tables(
    draws: Draws, people: People, has_account: np.ndarray, consents: Consents, shares: Shares
) -> dict[str, Made]:
    """Profiles and events of a chunk: subscribers, and a fifth of those who never subscribed."""
    rng = draws.of("klaviyo")
    known = consents.subscribed | (rng.random(len(people)) < 0.2)
    who = np.flatnonzero(known)
    ids = col.joined("01", col.tokens(rng, len(people), 24, CROCKFORD))
    holds = np.pad(has_account, (0, len(people) - len(has_account)))  # a prospect has no account
    profiles = _profiles(rng, people, holds, consents, (who, ids, shares))
    mails = draw_mails(rng, consents, shares)
    return {
        "klaviyo__person": Made(profiles, who),
        "klaviyo__event": Made(_events(rng, mails, ids), mails.who),
    }


def _profiles(
    rng: np.random.Generator,
    people: People,
    has_account: np.ndarray,
    consents: Consents,
    given: tuple[np.ndarray, pa.Array, Shares],
) -> pa.Table:
    who, ids, shares = given
    changed = np.where(consents.subscribed, consents.changed_at, consents.joined)[who]
    no_phone = rng.random(len(who)) < 0.6
    unknown = ~has_account[who] | (rng.random(len(who)) < 0.4)
    return pa.table(
        {
            "id": ids.take(pa.array(who)),
            "external_id": col.nulls_where(col.digits(account_ids(people.number[who])), unknown),
            "email": typed_emails(people, who, rng, shares),
            "phone_number": col.nulls_where(phones(people, who), no_phone),
            "first_name": first_names(people, who),
            "last_name": last_names(people, who),
            "address_1": col.nulls_where(street_lines(people, who), no_phone),
            "city": col.nulls_where(col.pick(all_names()[2], people.city[who]), no_phone),
            **dict.fromkeys(("region", "zip"), pa.nulls(len(who), pa.string())),
            "country": traits(people, "code", who),
            "timezone": traits(people, "zone", who),
            "created": col.moments(consents.joined[who]),
            "updated": col.moments(changed),
            **_subscriptions(consents, who),
            "_fivetran_deleted": col.flags(np.zeros(len(who))),
            "_fivetran_synced": col.moments(np.full(len(who), END)),
        }
    )


def _subscriptions(consents: Consents, who: np.ndarray) -> dict[str, pa.Array]:
    """The last word of each about mail; nobody was ever asked about text messages."""
    never = ~consents.subscribed[who]
    none = pa.nulls(len(who), pa.timestamp("s"))
    return {
        "subscriptions_email_marketing_consent": col.pick(STATES, consents.state[who]),
        "subscriptions_email_marketing_timestamp": col.moments(consents.subscribed_at[who], never),
        "subscriptions_email_marketing_last_updated": col.moments(consents.changed_at[who], never),
        "subscriptions_email_marketing_can_receive_email_marketing": col.flags(
            consents.state[who] != STATES.index("UNSUBSCRIBED")
        ),
        "subscriptions_sms_marketing_consent": col.same(STATES[0], len(who)),
        "subscriptions_sms_marketing_timestamp": none,
        "subscriptions_sms_marketing_last_updated": none,
        "subscriptions_sms_marketing_can_receive_sms_marketing": col.flags(np.zeros(len(who))),
    }


def _events(rng: np.random.Generator, mails: Mails, people_ids: pa.Array) -> pa.Table:
    size = len(mails)
    by_flow, opened = mails.campaign == -1, mails.metric == OPENED
    return pa.table(
        {
            "id": col.tokens(rng, size, 11, BASE62),
            "uuid": col.uuids(rng, size),
            "metric_id": col.pick(metric_ids(), mails.metric),
            "person_id": people_ids.take(pa.array(mails.who)),
            "campaign_id": col.nulls_where(
                col.pick(campaign_ids(), np.maximum(mails.campaign, 0)), mails.campaign < 0
            ),
            "flow_id": col.nulls_where(col.same(WELCOME, size), ~by_flow),
            "flow_message_id": col.nulls_where(col.same(f"{WELCOME}1", size), ~by_flow),
            "type": col.pick(METRICS, mails.metric),
            "property_apple_privacy_open": col.nulls_where(
                col.pick(["False", "True"], mails.by_machine * 1), ~opened
            ),
            "timestamp": col.moments(mails.happened),
            "datetime": col.moments(mails.happened),
            "_fivetran_deleted": col.flags(np.zeros(size)),
            "_fivetran_synced": col.moments(np.full(size, END)),
        }
    )


def metric_ids() -> list[str]:
    return [f"Mtr{number:03d}" for number in range(len(METRICS))]
