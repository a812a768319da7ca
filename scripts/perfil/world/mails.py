"""What happens to mail: it is delivered or bounces, and a person or a machine opens it."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from perfil.world.consents import Consents
from perfil.world.settings import DAY, END, START, Shares

METRICS = [
    *("Received Email", "Opened Email", "Clicked Email", "Bounced Email", "Marked Email as Spam"),
    *("Subscribed to Email Marketing", "Unsubscribed from Email Marketing"),
]
RECEIVED, OPENED, CLICKED, BOUNCED, SPAM, SUBSCRIBED, UNSUBSCRIBED = range(len(METRICS))


@cache
def campaign_times() -> np.ndarray:
    """When each campaign is sent: every third Thursday or so at nine, shape (campaigns,)."""
    return np.arange(START + 8 * DAY + 9 * 3_600, END, 21 * DAY)


@dataclass(frozen=True)
class Mails:
    """What happened to mail; arrays of shape (events,). Campaign -1 is the welcome flow."""

    who: np.ndarray
    metric: np.ndarray
    campaign: np.ndarray
    happened: np.ndarray
    by_machine: np.ndarray

    def __len__(self) -> int:
        return len(self.who)


def draw_mails(rng: np.random.Generator, consents: Consents, shares: Shares) -> Mails:
    """Every subscriber gets the welcome mail and some campaigns, until they withdraw."""
    until = np.where(consents.withdrawn, consents.withdrawn_at, END)
    begins = np.where(consents.subscribed, consents.subscribed_at, END)
    sent = campaign_times()
    fits = (sent > begins[:, None]) & (sent < until[:, None])
    who, campaign = np.nonzero(fits & (rng.random(fits.shape) < 0.16))
    welcome = np.flatnonzero(consents.subscribed)
    who = np.concatenate([who, welcome])
    campaign = np.concatenate([campaign, np.full(len(welcome), -1)])
    moment = np.where(campaign < 0, begins[who] + 300, sent[campaign])
    delivered = np.minimum(moment + rng.integers(1, 600, len(who)), until[who])
    mails = _reactions(rng, (who, campaign, delivered, until), shares)
    withdrew = np.flatnonzero(consents.withdrawn)
    for metric, people, moment in (
        (SUBSCRIBED, welcome, consents.subscribed_at[welcome]),
        (UNSUBSCRIBED, withdrew, consents.withdrawn_at[withdrew]),
    ):
        mails.append(_mail(people, metric, np.full(len(people), -2), moment))
    return Mails(*(np.concatenate(part) for part in zip(*mails, strict=True)))


def _mail(who: np.ndarray, metric: int, campaign: np.ndarray, moment: np.ndarray) -> list:
    return [who, np.full(len(who), metric), campaign, moment, np.zeros(len(who), dtype=bool)]


def _reactions(
    rng: np.random.Generator, sent: tuple[np.ndarray, ...], shares: Shares
) -> list[list[np.ndarray]]:
    """What follows on a mail: it bounces, or a machine or a person opens it, and may click."""
    who, campaign, delivered, until = sent
    size = len(who)
    chance = rng.random((5, size))
    bounced = chance[0] < 0.008
    opened = ~bounced & (chance[1] < 0.45)
    machine = opened & (chance[2] < shares.machine_open)
    wait = np.where(machine, rng.integers(1, 30, size), rng.exponential(30_000, size) + 60)
    open_at = delivered + wait.astype(np.int64)
    opened &= open_at < until[who]
    clicked = opened & ~machine & (chance[3] < 0.18) & (open_at + 40 < until[who])
    spam = opened & (chance[4] < 0.002)
    received = _mail(who[~bounced], RECEIVED, campaign[~bounced], delivered[~bounced])
    opens = [who[opened], np.full(opened.sum(), OPENED), campaign[opened], open_at[opened]]
    return [
        received,
        [*opens, machine[opened]],
        _mail(who[clicked], CLICKED, campaign[clicked], open_at[clicked] + 40),
        _mail(who[bounced], BOUNCED, campaign[bounced], delivered[bounced]),
        _mail(who[spam], SPAM, campaign[spam], open_at[spam] + 15),
    ]
