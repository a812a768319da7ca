"""The web as Segment shows it: mostly strangers, many cookies, events late, twice, out of order."""

import pytest

SEEN = "segment__pages"
TRACKS = (
    *("product_viewed", "product_added", "checkout_started", "order_completed"),
    "products_searched",
)


def test_98_percent_of_visitors_are_never_identified(world):
    unidentified = world.one(
        f"select avg(unknown) from (select min((user_id is null)::int) as unknown from {SEEN} "
        "group by anonymous_id)"
    )
    assert unidentified == pytest.approx(0.98, abs=0.0005)


def test_people_have_several_cookies_and_devices(world):
    several = world(
        "select count(distinct anonymous_id), count(distinct context_device_type) "
        f"from {SEEN} where user_id is not null group by user_id"
    )
    assert sum(cookies >= 2 for cookies, _ in several) > 200
    assert max(cookies for cookies, _ in several) >= 4
    assert sum(devices >= 2 for _, devices in several) > 100


def test_the_kiosk_of_a_shop_is_used_by_hundreds(world):
    crowded = dict(world(
        f"select anonymous_id, count(distinct user_id) from {SEEN} "
        "group by anonymous_id having count(distinct user_id) > 1"
    ))  # fmt: skip
    shared = world(
        "select identifier_value from truth__identifiers "
        "where identifier_type = 'anonymous_id' and person_id = 'shared'"
    )
    assert set(crowded) == {value for (value,) in shared}
    assert max(crowded.values()) >= 200


def test_a_cookie_nobody_shares_is_one_persons(world):
    wrong = world.one(
        f"select count(*) from owned_{SEEN} as pages inner join truth__identifiers as cookies "
        "on cookies.identifier_type = 'anonymous_id' "
        "and cookies.identifier_value = pages.anonymous_id "
        "where cookies.person_id not in ('shared', pages.person_id)"
    )
    assert wrong == 0


def test_a_login_is_its_owners(world):
    wrong = world.one(
        "select count(*) from owned_segment__tracks as tracks "
        "inner join truth__identifiers as logins on logins.identifier_type = 'user_id' "
        "and logins.identifier_value = tracks.user_id where logins.person_id != tracks.person_id"
    )
    assert wrong == 0
    assert world.one("select count(*) from segment__identifies where email is null") == 0


def test_some_events_come_late_and_some_twice(world):
    late = "sent_at - original_timestamp > interval 25 minute"
    assert world.one(f"select avg(({late})::int) from {SEEN}") == pytest.approx(0.015, abs=0.003)
    assert world.one(f"select 1 - count(distinct id) / count(*) from {SEEN}") == pytest.approx(
        0.008, abs=0.002
    )
    apart = world.one(
        "select count(*) from (select id from segment__tracks group by id "
        "having count(distinct timestamp) > 1 or count(distinct anonymous_id) > 1)"
    )
    assert apart == 0


def test_events_arrive_out_of_order(world):
    """Within one visitor, what arrives later happened earlier; nothing comes before it happens."""
    turned = world.one(
        "select count(*) from (select timestamp < lag(timestamp) over "
        f"(partition by anonymous_id order by received_at, id) as is_turned from {SEEN}) "
        "where is_turned"
    )
    assert turned > 50
    assert world.one(f"select count(*) from {SEEN} where received_at < timestamp") == 0
    assert world.one(f"select max(received_at) <= '2026-06-30 23:59:59' from {SEEN}")


def test_some_browsers_have_a_wrong_clock_and_the_collector_corrects_it(world):
    """timestamp = received_at - (sent_at - original_timestamp), as Segment documents it."""
    wrong = world.one(
        f"select avg((abs(epoch(timestamp - original_timestamp)) > 60)::int) from {SEEN}"
    )
    assert wrong == pytest.approx(0.02, abs=0.01)
    uncorrected = world.one(
        f"with firsts as (select *, row_number() over (partition by id order by received_at) as n "
        f"from {SEEN}) select count(*) from firsts where n = 1 "
        "and abs(epoch(received_at - (sent_at - original_timestamp) - timestamp)) > 3"
    )
    assert uncorrected == 0


@pytest.mark.parametrize("name", TRACKS)
def test_an_event_stands_in_tracks_and_in_its_own_table(world, name):
    own = world(f"select id, received_at from segment__{name} order by all")
    assert own == world(
        f"select id, received_at from segment__tracks where event = '{name}' order by all"
    )
    assert len(own) > 1_000


def test_a_few_page_views_name_nobody_at_all(world):
    """A tag fired before there was a cookie: raw tables have such rows, of use to nobody."""
    nameless = world.one(f"select avg((anonymous_id is null)::int) from {SEEN}")
    assert nameless == pytest.approx(0.003, abs=0.001)
    named = "coalesce(user_id, context_device_id) is not null"
    assert world.one(f"select count(*) from {SEEN} where anonymous_id is null and {named}") == 0


def test_some_carts_are_left(world):
    carts = world.one("select count(distinct cart_id) from segment__product_added")
    bought = world.one("select count(distinct cart_id) from segment__order_completed")
    assert 0.2 < bought / carts < 0.8


def test_an_order_completed_is_an_order_of_the_shop(world):
    pairs = world(
        "select revenue, subtotal_price, completed.currency = orders.currency, "
        "completed.timestamp = orders.created_at from segment__order_completed as completed "
        "left join shopify__order as orders on completed.order_id = cast(orders.id as varchar)"
    )
    assert all(seen == paid and one_currency for seen, paid, one_currency, _ in pairs)
    assert sum(one_time for *_, one_time in pairs) > 0


def test_what_was_ordered_is_in_the_event(world):
    told = world.one(
        "select sum(len(json_extract(products, '$[*].product_id'))) from segment__order_completed"
    )
    bought = world.one(
        "select count(*) from segment__order_completed as completed inner join "
        "shopify__order_line as lines on completed.order_id = cast(lines.order_id as varchar)"
    )
    assert told == bought
