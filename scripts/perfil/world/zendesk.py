"""Support tickets and who asked, as Fivetran writes them from Zendesk."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from perfil.world import columns as col
from perfil.world.keys import RATINGS, REQUESTERS, TICKETS, account_ids, record_ids
from perfil.world.lives import Lives
from perfil.world.made import Made
from perfil.world.orders import PAID, Orders
from perfil.world.people import (
    People,
    first_names,
    last_names,
    phones,
    traits,
    typed_emails,
)
from perfil.world.settings import DAY, END, Draws, Shares
from perfil.world.vocabulary import TOPICS

STATUSES = ["open", "pending", "solved", "closed"]
OPEN, SOLVED, CLOSED = 0, 2, 3


@dataclass(frozen=True)
class Tickets:
    """Tickets of a chunk; arrays of shape (tickets,). UTC seconds."""

    who: np.ndarray
    opened: np.ndarray
    status: np.ndarray
    solved: np.ndarray
    topic: np.ndarray
    rating: np.ndarray  # 0 bad, 1 good, 2 asked and not answered


def draw_tickets(rng: np.random.Generator, orders: Orders, shares: Shares) -> Tickets:
    """Questions in the two weeks after an order, a few customers asking more than once."""
    asks = (orders.fate == PAID) & (rng.random(len(orders)) < shares.ticket / 2.4)
    order = np.repeat(np.flatnonzero(asks), rng.choice([1, 2], asks.sum(), p=[0.85, 0.15]))
    opened = orders.placed[order] + rng.integers(3_600, 14 * DAY, len(order))
    order, opened = order[opened < END], opened[opened < END]
    solved = opened + (rng.gamma(0.8, 5 * DAY, len(order))).astype(np.int64) + 600
    old = solved + 10 * DAY < END
    status = np.where(old, CLOSED, np.where(solved < END, SOLVED, rng.integers(0, 2, len(order))))
    rating = rng.choice(3, len(order), p=[0.12, 0.38, 0.5])
    topic = rng.integers(0, len(TOPICS), len(order))
    return Tickets(orders.customer[order], opened, status, solved, topic, rating)


def zendesk_tables(
    draws: Draws, chunk: int, people: People, lives: Lives, tickets: Tickets, shares: Shares
) -> dict[str, Made]:
    """Requesters, tickets, what became of them, and how they were rated."""
    rng = draws.of("zendesk")
    who, first = np.unique(tickets.who, return_index=True)
    users = _users(rng, people, (who, tickets.opened[first]), lives.has_account, shares)
    ids = record_ids(TICKETS, chunk, len(tickets.who))
    asked = np.flatnonzero(tickets.status == CLOSED)
    solved = np.flatnonzero(tickets.status >= SOLVED)
    return {
        "zendesk__user": Made(users, who),
        "zendesk__ticket": Made(_tickets(people, tickets, ids), tickets.who),
        "zendesk__ticket_field_history": Made(_history(tickets, ids, solved)),
        "zendesk__satisfaction_rating": Made(_ratings(chunk, tickets, ids, asked)),
    }


def _users(
    rng: np.random.Generator,
    people: People,
    rows: tuple[np.ndarray, np.ndarray],
    has_account: np.ndarray,
    shares: Shares,
) -> pa.Table:
    who, since = rows
    unknown = ~has_account[who] | (rng.random(len(who)) < 0.5)
    return pa.table(
        {
            "id": col.numbers(REQUESTERS + people.number[who]),
            "external_id": col.nulls_where(col.digits(account_ids(people.number[who])), unknown),
            "name": col.joined(first_names(people, who), " ", last_names(people, who)),
            "email": typed_emails(people, who, rng, shares),
            "phone": col.nulls_where(phones(people, who), rng.random(len(who)) < 0.7),
            "role": col.same("end-user", len(who)),
            "time_zone": traits(people, "zone", who),
            "locale": traits(people, "locale", who),
            "active": col.flags(np.ones(len(who))),
            "suspended": col.flags(np.zeros(len(who))),
            "created_at": col.moments(since),
            "updated_at": col.moments(since),
            "_fivetran_deleted": col.flags(np.zeros(len(who))),
            "_fivetran_synced": col.moments(np.full(len(who), END)),
        }
    )


def _tickets(people: People, tickets: Tickets, ids: np.ndarray) -> pa.Table:
    size = len(ids)
    done = tickets.status >= SOLVED
    return pa.table(
        {
            "id": col.numbers(ids),
            "requester_id": col.numbers(REQUESTERS + people.number[tickets.who]),
            "status": col.pick(STATUSES, tickets.status),
            "type": col.pick(["question", "problem"], tickets.topic % 2),
            "subject": col.pick(TOPICS, tickets.topic),
            "via_channel": col.pick(["email", "web", "voice"], ids % 3),
            "created_at": col.moments(tickets.opened),
            "updated_at": col.moments(np.where(done, tickets.solved, tickets.opened)),
            "_fivetran_deleted": col.flags(np.zeros(size)),
            "_fivetran_synced": col.moments(np.full(size, END)),
        }
    )


def _history(tickets: Tickets, ids: np.ndarray, solved: np.ndarray) -> pa.Table:
    """One change per ticket: to solved."""
    size = len(solved)
    return pa.table(
        {
            "ticket_id": col.numbers(ids[solved]),
            "field_name": col.same("status", size),
            "value": col.same("solved", size),
            "user_id": col.same(None, size, pa.int64()),
            "updated": col.moments(tickets.solved[solved]),
            "_fivetran_synced": col.moments(np.full(size, END)),
        }
    )


def _ratings(chunk: int, tickets: Tickets, ids: np.ndarray, asked: np.ndarray) -> pa.Table:
    moments = col.moments(np.minimum(tickets.solved[asked] + 7_200, END))
    return pa.table(
        {
            "id": col.numbers(record_ids(RATINGS, chunk, len(asked))),
            "ticket_id": col.numbers(ids[asked]),
            "score": col.pick(["bad", "good", "offered"], tickets.rating[asked]),
            "created_at": moments,
            "updated_at": moments,
            "_fivetran_synced": col.moments(np.full(len(asked), END)),
        }
    )
