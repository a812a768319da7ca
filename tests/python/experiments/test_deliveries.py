"""Whom syncs have reached is read from the ledger that they keep."""

import duckdb
from support import dbt_places, run


def test_what_syncs_delivered_is_read_where_they_keep_it(demo):
    """A customer who was sent, one who was taken back, and one whom nobody knows."""
    build = demo("duckdb")
    with duckdb.connect(build.engine.settings["path"]) as connection:
        ends = "select min(customer_id), max(customer_id) from demo.customer_profiles"
        ((sent, back),) = connection.execute(ends).fetchall()
        ledger = {sent: "add", back: "remove", "nobody": "add"}
        rows = ", ".join(f"('letters', '{key}', '{done}')" for key, done in ledger.items())
        connection.execute("create schema demo_state")
        connection.execute(
            "create table demo_state.sync_ledger as select *, timestamp '2026-06-15' as "
            f"acknowledged_at from (values {rows}) as given (sync, key_value, operation)"
        )
    name = "int_experiments__deliveries"
    run("dbt", "--quiet", "run", *dbt_places(build.folder), "--select", name)
    delivered = build.table(name)
    with duckdb.connect(build.engine.settings["path"]) as connection:
        connection.execute("drop schema demo_state cascade")
    assert [(row["sync"], row["customer_id"]) for row in delivered] == [("letters", sent)]
