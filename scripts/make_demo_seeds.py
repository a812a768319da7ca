"""Write the demo's seeds: a small shop with a web site, in the schemas its loaders write.

The same seed of the generator gives the same bytes. Run it with `make demo-seeds`.
"""

import csv
import random
from datetime import datetime, timedelta
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds" / "demo"
START = datetime(2025, 1, 1)
END = datetime(2026, 6, 30, 23)
FIRST = [
    "Ana",
    "Bea",
    "Carl",
    "Dörte",
    "Émile",
    "Fatima",
    "Gül",
    "Hugo",
    "İpek",
    "João",
    "Keira",
    "Lars",
    "Mio",
    "Núria",
    "Olu",
    "Pia",
]
LAST = [
    "Ahmed",
    "Brown",
    "Çelik",
    "Dubois",
    "Evans",
    "García",
    "Horváth",
    "Iyer",
    "Jones",
    "Kowalski",
    "López",
    "Müller",
]
COUNTRIES = {"GB": ("44", "0"), "DE": ("49", "0"), "ES": ("34", ""), "US": ("1", "1")}
PRODUCTS = [("Mug", 9.5), ("Kettle", 39.9), ("Tea tin", 7.25), ("Teapot", 54.0), ("Tray", 18.75)]
SOURCES = [None, None, None, ("google", "cpc", "brand"), ("instagram", "social", "spring")]


class World:
    """Everything that is written, table by table, and the counters that number it."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.tables: dict[str, list[dict]] = {}
        self.next_id = 1000

    def new_id(self) -> int:
        self.next_id += 1
        return self.next_id

    def add(self, table: str, **row) -> dict:
        self.tables.setdefault(table, []).append(row)
        return row

    def moment(self, start: datetime, days: float) -> datetime:
        seconds = self.random.uniform(0, days * 86400)
        return (start + timedelta(seconds=seconds)).replace(microsecond=0)


def person(world: World, number: int) -> dict:
    """One human: a name, an address, one to three cookies, a pace of buying and of leaving."""
    pick = world.random
    first, last = pick.choice(FIRST), pick.choice(LAST)
    country = pick.choices(list(COUNTRIES), [6, 2, 1, 1])[0]
    plain = f"{first}.{last}.{number}".lower().encode("ascii", "ignore").decode()
    return {
        "number": number,
        "first_name": first,
        "last_name": last,
        "country": country,
        "email": f"{plain}@post.example",
        "digits": f"7{pick.randrange(10**8, 10**9)}",
        "cookies": [f"ck-{number:04d}-{n}" for n in range(pick.choice([1, 1, 2, 3]))],
        "joined": world.moment(START, 420),
        "gap_days": pick.lognormvariate(3.6, 0.9),
        "stay": pick.uniform(0.5, 0.97),
        "spend": pick.lognormvariate(0, 0.7),
        "account": pick.random() < 0.7,
    }


def phone(world: World, who: dict) -> str:
    """The same number as people type it: with its country code, or as dialled at home."""
    code, trunk = COUNTRIES[who["country"]]
    digits = who["digits"]
    spaced = f"{digits[:4]} {digits[4:]}"
    return world.random.choice([f"+{code}{digits}", f"00{code} {spaced}", f"{trunk}{spaced}"])


def account(world: World, who: dict) -> None:
    consent = world.random.choices(["subscribed", "unsubscribed", "not_subscribed"], [6, 1, 2])[0]
    who["customer_id"] = world.new_id()
    world.add(
        "shopify__customer",
        id=who["customer_id"],
        email=who["email"].upper() if world.random.random() < 0.1 else who["email"],
        phone=f"+{COUNTRIES[who['country']][0]}{who['digits']}",
        first_name=who["first_name"],
        last_name=who["last_name"],
        email_marketing_consent_state=consent,
        email_marketing_consent_consent_updated_at=who["joined"] + timedelta(minutes=2),
        created_at=who["joined"],
        updated_at=who["joined"] + timedelta(minutes=2),
        _fivetran_synced=END,
    )


def contact(world: World, who: dict) -> None:
    """A CRM record, sometimes twice, once with a nickname."""
    for copy in range(world.random.choice([1, 1, 1, 2])):
        changed = world.moment(who["joined"], 60)
        world.add(
            "salesforce__contact",
            id=f"003{who['number']:06d}{copy}",
            email=who["email"] if copy == 0 or world.random.random() < 0.5 else None,
            mobile_phone=phone(world, who),
            first_name=who["first_name"] if copy == 0 else who["first_name"][0] + ".",
            last_name=who["last_name"],
            birthdate=f"{world.random.randrange(1950, 2006)}-0{world.random.randrange(1, 10)}-15",
            mailing_street=f"{world.random.randrange(1, 200)} High Street",
            mailing_city="Leeds" if who["country"] == "GB" else "Elsewhere",
            mailing_postal_code=f"{world.random.randrange(10000, 99999)}",
            mailing_country_code=who["country"],
            is_deleted=copy == 1 and world.random.random() < 0.1,
            created_date=who["joined"],
            last_modified_date=changed,
            _fivetran_synced=END,
        )


def visit(world: World, who: dict, start: datetime, signed_in: bool) -> None:
    """A few pages on one cookie; a sign-in ties the cookie to the login and the e-mail."""
    cookie = world.random.choice(who["cookies"])
    campaign = world.random.choice(SOURCES) or (None, None, None)
    user = who.get("customer_id") if signed_in else None
    common = {
        "anonymous_id": cookie,
        "user_id": user,
        "context_campaign_source": campaign[0],
        "context_campaign_medium": campaign[1],
        "context_campaign_name": campaign[2],
    }
    for step in range(world.random.choice([1, 2, 2, 3])):
        moment = start + timedelta(minutes=step)
        page = world.random.choice(["/", "/teapots", "/mugs", "/kettles"])
        row = {"id": f"pg-{world.new_id()}", **common, "path": page, "referrer": None}
        world.add("segment__pages", **row, timestamp=moment, received_at=moment)
    if world.random.random() < 0.4:
        product_view(world, common, start + timedelta(minutes=4))
    if user and world.random.random() < 0.5:
        moment = start + timedelta(seconds=30)
        row = {"id": f"id-{world.new_id()}", **common, "email": who["email"]}
        world.add("segment__identifies", **row, timestamp=moment, received_at=moment)


def product_view(world: World, common: dict, moment: datetime) -> None:
    """A track call stands in tracks, and with its properties in the table of its event."""
    call = {"id": f"tr-{world.new_id()}", **common, "context_page_path": "/teapots"}
    call |= {"context_page_referrer": None, "timestamp": moment, "received_at": moment}
    world.add("segment__tracks", **call, event="product_viewed", event_text="Product Viewed")
    product = {"product_id": "p-teapot", "category": "Teapots", "name": "Teapot", "price": 54.0}
    world.add("segment__product_viewed", **call, **product, quantity=1, currency="GBP")


def order(world: World, who: dict, moment: datetime) -> None:
    """An order with its lines; now and then cancelled, a test, unpaid, or given back in part."""
    lines = []
    order_id = world.new_id()
    for title, price in world.random.sample(PRODUCTS, world.random.choice([1, 1, 2, 3])):
        line = {"id": world.new_id(), "order_id": order_id, "product_id": f"p-{title.lower()}"}
        quantity = world.random.choice([1, 1, 1, 2, 4])
        line |= {"quantity": quantity, "price": round(price * who["spend"], 2), "name": title}
        lines.append(line)
    gross = round(sum(line["price"] * line["quantity"] for line in lines), 2)
    discount = round(gross * world.random.choice([0, 0, 0, 0.1, 0.2]), 2)
    tax, shipping = round((gross - discount) * 0.2, 2), world.random.choice([0, 3.95])
    share = [0 if gross == 0 else line["price"] * line["quantity"] / gross for line in lines]
    for line, part in zip(lines, share, strict=True):
        line["total_discount"] = round(discount * part, 2)
        world.add("shopify__order_line", **line)
    fate = world.random.choices(["paid", "pending", "cancelled", "test"], [94, 2, 3, 1])[0]
    world.add(
        "shopify__order",
        id=order_id,
        customer_id=who.get("customer_id"),
        email=who["email"] if world.random.random() < 0.9 else None,
        phone=phone(world, who) if world.random.random() < 0.5 else None,
        shipping_address_country_code=who["country"],
        source_name="pos" if world.random.random() < 0.2 else "web",
        financial_status="pending" if fate == "pending" else "paid",
        cancelled_at=moment + timedelta(hours=3) if fate == "cancelled" else None,
        test=fate == "test",
        currency="GBP" if who["country"] != "US" else "USD",
        total_line_items_price=gross,
        total_discounts=discount,
        subtotal_price=round(gross - discount, 2),
        total_tax=tax,
        taxes_included=False,
        total_price=round(gross - discount + tax + shipping, 2),
        created_at=moment,
        processed_at=moment,
        _fivetran_deleted=False,
        _fivetran_synced=END,
    )
    if fate == "paid" and world.random.random() < 0.07:
        refund(world, order_id, lines, moment)


def refund(world: World, order_id: int, lines: list[dict], moment: datetime) -> None:
    refunded = world.moment(moment, 20)
    refund_id = world.new_id()
    keys = {"created_at": refunded, "processed_at": refunded, "_fivetran_synced": END}
    world.add("shopify__refund", id=refund_id, order_id=order_id, **keys)
    for line in lines[: world.random.choice([1, len(lines)])]:
        world.add(
            "shopify__order_line_refund",
            id=world.new_id(),
            refund_id=refund_id,
            order_line_id=line["id"],
            quantity=line["quantity"],
            subtotal=round(line["price"] * line["quantity"] - line["total_discount"], 2),
            total_tax=round(0.2 * (line["price"] * line["quantity"] - line["total_discount"]), 2),
            _fivetran_synced=END,
        )


def life(world: World, who: dict) -> None:
    """Visits, then purchases at the person's own pace until they leave for good."""
    if who["account"]:
        account(world, who)
    if world.random.random() < 0.4:
        contact(world, who)
    moment = world.moment(who["joined"], 3)
    while moment < END:
        visit(world, who, moment, who["account"])
        order(world, who, moment + timedelta(minutes=10))
        if world.random.random() > who["stay"]:
            return
        moment = world.moment(moment + timedelta(hours=1), 2 * who["gap_days"])


def write(world: World) -> None:
    SEEDS.mkdir(parents=True, exist_ok=True)
    for table, rows in sorted(world.tables.items()):
        with (SEEDS / f"demo_{table}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def main() -> None:
    world = World(seed=20260630)
    for number in range(150):
        life(world, person(world, number))
    for number in range(150, 450):
        stranger = person(world, number)
        visit(world, stranger, world.moment(START, 540), signed_in=False)
    write(world)


if __name__ == "__main__":
    main()
