"""What tests of the world share: how one is made, and which raw tables have an owner."""

from click.testing import CliRunner

from perfil.cli import main

CUSTOMERS, SEED = 7_000, 11
OWNED = [
    *(("shopify", table) for table in ("customer", "order", "refund")),
    *(("salesforce", table) for table in ("contact", "lead")),
    *(("klaviyo", table) for table in ("person", "event")),
    *(("zendesk", table) for table in ("user", "ticket")),
    *(("segment", table) for table in ("pages", "tracks", "identifies", "product_viewed")),
    *(("segment", table) for table in ("product_added", "checkout_started", "order_completed")),
    ("segment", "products_searched"),
]


PAID = (
    "cancelled_at is null and not test and not _fivetran_deleted "
    "and financial_status not in ('pending', 'voided')"
)


def make(folder, *options: str, customers: int = CUSTOMERS, seed: int = SEED):
    """Run `perfil generate`; returns click's result."""
    command = ["generate", "--customers", str(customers), "--seed", str(seed), "--out", str(folder)]
    return CliRunner().invoke(main, [*command, *options])
