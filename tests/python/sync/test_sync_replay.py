"""Whoever applies the delta files in order has the payload, whatever happened to it."""

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shop import Shop
from shop_project import make_shop

COLUMNS = {"customer_id": "varchar", "email": "varchar", "amount": "decimal(18, 4)"}
EMAIL = st.none() | st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=6)
AMOUNT = st.none() | st.decimals(-99, 99, places=4)
PAYLOAD = st.dictionaries(st.sampled_from(["a", "b", "c", "d", ""]), st.tuples(EMAIL, AMOUNT))
Payload = dict[str, tuple[str | None, Decimal | None]]


def deltas(shop: Shop) -> list[list[tuple]]:
    with duckdb.connect() as reader:
        return [reader.read_parquet(str(path)).fetchall() for path in shop.files("vips_parquet")]


def apply(delta: list[tuple], known: Payload) -> None:
    """What a careful reader does; an operation that does not fit what it knows is an error."""
    for operation, key, *values in delta:
        assert (key in known) == (operation != "add")
        if operation == "remove":
            assert values == [None, None]
            del known[key]
        else:
            assert known.get(key) != tuple(values)
            known[key] = tuple(values)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(payloads=st.lists(PAYLOAD, min_size=1, max_size=4))
def test_replaying_the_deltas_gives_the_payload(payloads, manifest_of, duckdb_engine):
    with TemporaryDirectory() as folder:
        shop = make_shop(Path(folder), duckdb_engine, manifest_of(duckdb_engine))
        shop.respec("vips_parquet", fields=list(COLUMNS), guards={"max_removed_share": 1})
        before, files = {}, 0
        for payload in payloads:
            rows = [
                (key, *(None if v is None else str(v) for v in row)) for key, row in payload.items()
            ]
            shop.payload(*rows, columns=COLUMNS)
            shop.run("vips_parquet")
            files += payload != before
            assert len(shop.files("vips_parquet")) == files
            before = payload
        known: Payload = {}
        for delta in deltas(shop):
            apply(delta, known)
        assert known == payloads[-1]
