"""The shop: orders and what becomes of them, when and where people buy, in which money."""

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from worlds import PAID


def test_lines_add_up_to_their_order(world):
    wrong = world.one(
        "select count(*) from shopify__order as orders left join (select order_id, "
        "sum(price * quantity) as gross, sum(total_discount) as discount from shopify__order_line "
        "group by order_id) as lines on orders.id = lines.order_id "
        "where lines.gross is distinct from total_line_items_price or discount != total_discounts "
        "or subtotal_price != gross - discount "
        "or total_price - subtotal_price - total_tax not in (0, 3.95)"
    )
    assert wrong == 0


def test_goods_are_sold_at_list_price(world):
    wrong = world.one(
        "select count(*) from shopify__order_line as lines left join shopify__product_variant "
        "as variants on lines.product_id = variants.product_id "
        "where lines.price is distinct from variants.price"
    )
    assert wrong == 0
    assert world.one("select count(distinct product_id) from shopify__order_line") > 100


def test_a_quarter_of_orders_has_a_discount_with_its_code(world):
    share = world.one("select avg((total_discounts > 0)::int) from shopify__order")
    assert share == pytest.approx(0.25, abs=0.015)
    wrong = world.one(
        "select count(*) from shopify__order as orders full join shopify__order_discount_code "
        "as codes on orders.id = codes.order_id "
        "where (total_discounts > 0) != (code is not null) or total_discounts != amount"
    )
    assert wrong == 0


@pytest.mark.parametrize(
    ("condition", "share"),
    [
        ("cancelled_at is not null", 0.03),
        ("test", 0.01),
        ("_fivetran_deleted", 0.005),
        ("financial_status in ('pending', 'voided')", 0.02),
    ],
)
def test_some_orders_come_to_nothing(world, condition, share):
    assert world.one(f"select avg(({condition})::int) from shopify__order") == pytest.approx(
        share, rel=0.25
    )


def test_refunds_are_full_or_partial(world):
    shares = world(
        "select financial_status, given_back / subtotal_price, "
        "refund.created_at > orders.created_at "
        "from shopify__order as orders inner join shopify__refund as refund "
        "on orders.id = refund.order_id inner join (select refund_id, sum(subtotal) as given_back "
        "from shopify__order_line_refund group by refund_id) as lines "
        "on refund.id = lines.refund_id"
    )
    assert all(is_later for *_, is_later in shares)
    full = [share for status, share, _ in shares if status == "refunded"]
    partial = [share for status, share, _ in shares if status == "partially_refunded"]
    assert len(full) > 200 and len(partial) > 100
    assert all(share == 1 for share in full)
    assert all(0 < share < 1 for share in partial)
    paid = world.one(f"select count(*) from shopify__order where {PAID}")
    assert len(shares) / paid == pytest.approx(0.068, abs=0.01)


def test_more_is_paid_back_than_the_lines_say(world):
    amounts = world("select distinct kind, amount from shopify__order_adjustment")
    assert [(kind, float(amount)) for kind, amount in amounts] == [("refund_discrepancy", -5.0)]


def test_account_holders_also_check_out_as_guests(world):
    guests = world.one(
        "select avg((customer_id is null)::int) from owned_shopify__order "
        "inner join truth__people using (person_id) where has_account and source_name = 'web'"
    )
    assert guests == pytest.approx(0.08, abs=0.015)
    assert (
        world.one("select count(*) from shopify__order where customer_id is null and email is null")
        > 50
    )


def test_orders_come_from_stores_in_opening_hours_and_from_the_web(world):
    share = world.one("select avg((source_name = 'pos')::int) from shopify__order")
    assert share == pytest.approx(0.2, abs=0.03)
    assert {hour for hour, _ in local_hours(world, "source_name = 'pos'")} <= set(range(9, 20))


def local_hours(world, condition: str) -> list[tuple[int, str]]:
    """The hour on the customer's own clock, and the customer's zone, of each such order."""
    rows = world(
        "select created_at, time_zone from owned_shopify__order "
        f"inner join truth__people using (person_id) where {condition}"
    )
    return [
        (moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).hour, zone) for moment, zone in rows
    ]


def test_people_sleep_in_their_own_time_zone(world):
    for place in ("Asia/Tokyo", "America/New_York", "Europe/London"):
        hours = [hour for hour, _ in local_hours(world, f"time_zone = '{place}'")]
        assert len(hours) > 200
        assert sum(1 <= hour < 6 for hour in hours) / len(hours) < 0.03
        assert sum(17 <= hour < 22 for hour in hours) / len(hours) > 0.3


def test_there_are_seasons_and_weekdays(world):
    per_month = dict(world(
        "select strftime(created_at, '%Y-%m'), count(*) from shopify__order group by 1"
    ))  # fmt: skip
    assert per_month["2025-12"] > 1.3 * per_month["2025-10"]
    assert per_month["2026-01"] < 0.8 * per_month["2025-12"]
    per_day = dict(world("select dayofweek(created_at), count(*) from shopify__order group by 1"))
    assert per_day[6] > 1.2 * per_day[2]


def test_money_has_a_currency(world):
    assert set(world("select distinct currency from shopify__order")) == {("GBP",), ("USD",)}
    assert world.one("select avg((currency = 'GBP')::int) from shopify__order") > 0.85
