"""People as raw tables show them: shared telephones, one name twice, typing errors, duplicates."""

import csv

import numpy as np
import pytest
from support import ROOT
from worlds import CUSTOMERS

from perfil.world.people import all_names, draw_people
from perfil.world.settings import Draws, Shares
from perfil.world.vocabulary import latin

BUYERS = "truth__people where kind = 'customer'"


def test_there_are_as_many_customers_as_asked_for_and_some_prospects(world):
    assert world.one(f"select count(*) from {BUYERS}") == CUSTOMERS
    assert world.one("select count(*) from truth__people where kind = 'prospect'") == 840


def test_families_share_a_telephone(world):
    assert world.one(f"select avg(shares_phone::int) from {BUYERS}") == pytest.approx(
        0.04, abs=0.002
    )
    owners = world(
        "select phone, count(*), count(distinct last_name), count(distinct email), "
        "count(distinct first_name) "
        "from shopify__customer where phone is not null group by phone having count(*) > 1"
    )
    shared = set(world(
        "select identifier_value from truth__identifiers "
        "where identifier_type = 'phone' and person_id = 'shared'"
    ))  # fmt: skip
    assert len(owners) > 20
    for phone, people, names, emails, given_names in owners:
        assert (phone,) in shared
        assert (people, names, emails, given_names) == (2, 1, 2, 2)


def test_no_family_calls_two_by_one_name():
    """However it is written: Zoe, Zoë and Zoé with one telephone are one person, to all."""
    people = draw_people(Draws(1, 0), np.arange(50_000), 50_000, Shares(family=0.5))
    given = np.array([latin(name) for name in all_names()[0]])[people.first]
    named = sorted(zip(people.line, given, strict=True))
    assert people.shares_phone.sum() == 25_000
    assert len(set(named)) == len(named)


def test_two_people_have_one_name_and_nothing_else_in_common(world):
    assert world.one(f"select sum(shares_name::int) from {BUYERS}") >= 70
    namesakes = world(
        "select count(*), count(distinct email), count(distinct phone) = count(phone) "
        "from owned_shopify__customer as accounts inner join truth__people as people "
        "using (person_id) where shares_name "
        "group by accounts.first_name, accounts.last_name having count(*) > 1"
    )
    assert len(namesakes) > 10
    assert all(emails == people and phones_differ for people, emails, phones_differ in namesakes)


def test_names_are_written_in_more_than_ascii_and_addresses_are_not(world):
    outside = r"regexp_matches(first_name || last_name, '[^\x00-\x7F]')"
    assert world.one(f"select avg(({outside})::int) from truth__people") > 0.1
    assert world.one("select count(*) from truth__people where last_name = '鈴木'") > 0
    bad = r"not regexp_matches(email, '^[A-Za-z.]+[.][0-9]+([+][A-Za-z]+)?@[A-Za-z]+[.][A-Za-z]+$')"
    assert world.one(f"select count(*) from shopify__order where {bad} and not test") == 0


def test_people_mistype_their_address_and_use_plus_addresses(world):
    """Both are still theirs, and the truth knows."""
    for pattern, share in (("@(psot|mial|inbx|coreo|wbe)[.]", 0.02), ("[+]shop@", 0.04)):
        seen = world.one(
            f"select avg(regexp_matches(email, '{pattern}')::int) from shopify__order "
            "where email is not null and not test"
        )
        assert seen == pytest.approx(share, abs=0.006)
    strangers = world.one(
        "select count(*) from owned_shopify__order as orders "
        "left join truth__identifiers as known on known.identifier_type = 'email' "
        "and known.identifier_value = lower(orders.email) "
        "where email is not null and not test "
        "and known.person_id is distinct from orders.person_id"
    )
    assert strangers == 0


def test_no_address_is_one_that_identity_blocks(world):
    endings = world(
        "select distinct regexp_extract(identifier_value, '@(.*)$', 1) "
        "from truth__identifiers where identifier_type = 'email'"
    )
    assert endings
    for (domain,) in endings:
        assert domain.endswith(".example") and domain != "example"


def test_telephones_are_typed_in_three_ways_and_mean_one_number(world):
    """Normalised by the rule of `normalised_phone`, each is a number that the truth knows."""
    with (ROOT / "seeds" / "reference" / "country_calling_codes.csv").open() as file:
        codes = {row["country"]: row for row in csv.DictReader(file)}
    known = set(world(
        "select identifier_value from truth__identifiers where identifier_type = 'phone'"
    ))  # fmt: skip
    styles = set()
    for phone, country in world(
        "select phone, shipping_address_country_code from shopify__order where phone is not null"
    ):
        plain = phone.replace(" ", "")
        style = "e164" if plain[0] == "+" else "00" if plain.startswith("00") else "national"
        styles.add(style)
        if style == "national":
            trunk = codes[country]["trunk_prefix"]
            plain = f"+{codes[country]['calling_code']}{plain.removeprefix(trunk)}"
        assert (plain.replace("00", "+", 1) if style == "00" else plain,) in known
    assert styles == {"e164", "00", "national"}


def test_contacts_stand_twice_in_the_crm(world):
    copies = world(
        "select count(*), count(*) filter (where regexp_matches(first_name, '^.[.]$')), "
        "count(email), count(mobile_phone) from owned_salesforce__contact group by person_id"
    )
    twice = [one for one in copies if one[0] == 2]
    assert len(copies) / CUSTOMERS == pytest.approx(0.35, abs=0.02)
    assert len(twice) / len(copies) == pytest.approx(0.2, abs=0.03)
    assert all(initials == 1 for _, initials, _, _ in twice)
    assert any(emails == 1 for _, _, emails, _ in twice)
    assert any(phones == 1 for _, _, _, phones in twice)


def test_some_leads_became_contacts_of_the_same_person(world):
    pairs = world(
        "select leads.person_id, contacts.person_id from owned_salesforce__lead as leads "
        "inner join owned_salesforce__contact as contacts "
        "on leads.converted_contact_id = contacts.id where leads.is_converted"
    )
    assert len(pairs) > 50
    assert all(lead == contact for lead, contact in pairs)
    assert world.one("select count(*) from salesforce__lead where not is_converted") == 840
