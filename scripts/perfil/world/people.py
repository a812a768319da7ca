"""Who lives in the world: names, places, addresses and telephones of the people of one chunk."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perfil.world import columns as col
from perfil.world.settings import Draws, Shares
from perfil.world.vocabulary import COUNTRIES, DOMAINS, MISTYPED_DOMAINS, STREETS, latin


@dataclass(frozen=True)
class People:
    """People of a chunk, customers first and prospects after them; arrays of shape (people,)."""

    number: np.ndarray  # unique in the world
    is_customer: np.ndarray
    country: np.ndarray  # place in COUNTRIES
    first: np.ndarray  # place in all_names()[0]
    last: np.ndarray
    house: np.ndarray
    street: np.ndarray
    city: np.ndarray
    domain: np.ndarray
    line: np.ndarray  # the number whose eight digits their telephone ends in; a family shares it
    birth_day: np.ndarray  # days since 1970
    shares_phone: np.ndarray
    shares_name: np.ndarray

    def __len__(self) -> int:
        return len(self.number)

    def traits(self, name: str) -> np.ndarray:
        """A field of everybody's country, such as `zone`."""
        return np.array([getattr(country, name) for country in COUNTRIES])[self.country]


@cache
def all_names() -> tuple[list[str], list[str], list[str]]:
    """All first names, all last names, all cities, country after country."""
    parts = ([name for c in COUNTRIES for name in getattr(c, f).split()] for f in _NAMES)
    return tuple(parts)


_NAMES = ("first", "last", "cities")


def _names_of(rng: np.random.Generator, country: np.ndarray, field: str) -> np.ndarray:
    """A name of one's country for everybody, as a place in `all_names()`."""
    sizes = np.array([len(getattr(c, field).split()) for c in COUNTRIES])
    begins = np.cumsum(sizes) - sizes
    return begins[country] + (rng.random(len(country)) * sizes[country]).astype(np.int64)


def draw_people(draws: Draws, numbers: np.ndarray, customers: int, shares: Shares) -> People:
    """People with these numbers; the first `customers` of them are customers."""
    rng, size = draws.of("people"), len(numbers)
    weights = np.array([country.weight for country in COUNTRIES])
    country = rng.choice(len(COUNTRIES), size, p=weights / weights.sum())
    people = People(
        number=numbers,
        is_customer=np.arange(size) < customers,
        country=country,
        first=_names_of(rng, country, "first"),
        last=_names_of(rng, country, "last"),
        house=rng.integers(1, 220, size),
        street=rng.integers(0, len(STREETS), size),
        city=_names_of(rng, country, "cities"),
        domain=rng.integers(0, len(DOMAINS), size),
        line=numbers.copy(),
        birth_day=rng.integers(-9_000, 13_500, size),
        shares_phone=np.zeros(size, dtype=bool),
        shares_name=np.zeros(size, dtype=bool),
    )
    return _namesakes(_families(people, customers, shares.family), customers, shares.same_name)


def _heads(customers: int, share: float, place: int) -> np.ndarray:
    """The first of two neighbours, evenly spread, so that `share` of all stand in such a pair."""
    fours = customers // 4
    pairs = min(int(np.ceil(customers * share / 2)), fours)
    return np.unique(np.linspace(0, max(fours - 1, 0), pairs).astype(np.int64)) * 4 + place


def _families(people: People, customers: int, share: float) -> People:
    """Two people of one name and address who give one telephone number."""
    heads = _heads(customers, share, 0)
    members = heads + 1
    changed = {name: getattr(people, name).copy() for name in _HOUSEHOLD}
    for values in changed.values():
        values[members] = values[heads]
    changed["first"] = first = people.first.copy()
    given = np.array([latin(name) for name in all_names()[0]])[first]
    alike = members[given[members] == given[heads]]  # one name, one telephone: one person, to all
    first[alike] = np.where(first[alike] > 0, first[alike] - 1, 1)
    together = people.shares_phone.copy()
    together[heads] = together[members] = True
    return replace(people, **changed, shares_phone=together)


_HOUSEHOLD = ("country", "last", "house", "street", "city", "line")


def _namesakes(people: People, customers: int, share: float) -> People:
    """Two people who are called alike and have nothing else in common."""
    ones = _heads(customers, share, 2)
    others = ones + 1
    changed = {name: getattr(people, name).copy() for name in ("country", "first", "last", "city")}
    for values in changed.values():
        values[others] = values[ones]
    alike = people.shares_name.copy()
    alike[ones] = alike[others] = True
    return replace(people, **changed, shares_name=alike)


def traits(people: People, name: str, who: np.ndarray) -> pa.Array:
    """A text that these people's countries have."""
    return col.pick([getattr(country, name) for country in COUNTRIES], people.country[who])


def currencies(people: People, who: np.ndarray) -> pa.Array:
    """Pounds, or dollars where people live who pay in dollars."""
    dollars = people.traits("code")[who] == "US"
    return col.either(dollars, pa.scalar("USD"), pa.scalar("GBP"))


def street_lines(people: People, who: np.ndarray) -> pa.Array:
    """House and street."""
    return col.joined(col.digits(people.house[who]), " ", col.pick(STREETS, people.street[who]))


def first_names(people: People, who: np.ndarray) -> pa.Array:
    return col.pick(all_names()[0], people.first[who])


def last_names(people: People, who: np.ndarray) -> pa.Array:
    return col.pick(all_names()[1], people.last[who])


def emails(people: People, who: np.ndarray, tag: str = "", domains: Any = DOMAINS) -> pa.Array:
    """Addresses: name, number and a domain nobody owns; `tag` follows the name, as in +shop."""
    firsts, lasts = ([latin(name) for name in names] for names in all_names()[:2])
    return col.joined(
        *(col.pick(firsts, people.first[who]), ".", col.pick(lasts, people.last[who]), "."),
        *(col.digits(people.number[who]), tag, "@", col.pick(domains, people.domain[who])),
    )


def typed_emails(
    people: People, who: np.ndarray, rng: np.random.Generator, shares: Shares
) -> pa.Array:
    """The addresses as people type them: now and then mistyped, with +shop, or in capitals."""
    chance = rng.random(len(who))
    plain, mistyped = emails(people, who), emails(people, who, domains=MISTYPED_DOMAINS)
    tagged = emails(people, who, tag="+shop")
    upper = pc.utf8_upper(plain)
    typed = col.either(chance > 0.97, upper, plain)
    typed = col.either(chance < shares.typo + shares.plus_address, tagged, typed)
    return col.either(chance < shares.typo, mistyped, typed)


def phones(people: People, who: np.ndarray) -> pa.Array:
    """Telephone numbers in E.164."""
    return col.joined("+", traits(people, "calling_code", who), *_national(people, who))


def _national(people: People, who: np.ndarray) -> tuple[pa.Array, pa.Array]:
    """First digits and the last eight, which no two lines have in common."""
    last = (people.line[who] * 48_271 + 10_007) % 10**8
    eight = col.padded(last, 8)
    return traits(people, "mobile", who), eight


def typed_phones(people: People, who: np.ndarray, rng: np.random.Generator) -> pa.Array:
    """The same numbers as people type them: E.164, with 00, or as dialled at home."""
    begin, eight = _national(people, who)
    code = traits(people, "calling_code", who)
    trunk = traits(people, "trunk", who)
    style = rng.integers(0, 3, len(who))
    abroad = col.joined("00", code, " ", begin, " ", eight)
    return col.either(
        style == 0,
        phones(people, who),
        col.either(style == 1, abroad, col.joined(trunk, begin, " ", eight)),
    )
