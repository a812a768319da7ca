"""What is told of a past month is what was told then."""

import shutil
from dataclasses import replace
from decimal import Decimal

import pytest
from support import Build, run, write_profile

UP_TO_RFM = "int_feeds__orders int_feeds__refunds customer_orders customer_refunds customer_revenue"
UP_TO_RFM += " customer_purchase_statistics customer_rfm"
SHARED = ("recency_days", "frequency", "monetary_amount", "recency_score", "frequency_score")
SHARED += ("monetary_score", "rfm_segment")


@pytest.fixture(scope="module")
def today(demo) -> Build:
    return demo("duckdb")


def told_at(today: Build, folder, moment: str) -> dict:
    """customer_rfm, built as of a past moment in a copy of the demo; who is who stays as it is."""
    path = folder / "warehouse.duckdb"
    shutil.copy(today.engine.settings["path"], path)
    engine = replace(today.engine, settings={"type": "duckdb", "path": str(path)}, folder=folder)
    places = ["--profiles-dir", folder, "--target-path", folder / "target", "--log-path", folder]
    options = ["--vars", f"{{as_of: '{moment}'}}", "--select", *UP_TO_RFM.split()]
    write_profile(folder, engine, today.schema)
    run("dbt", "--quiet", "run", *map(str, places), *options)
    rows = replace(today, engine=engine).table("customer_rfm")
    return {row["customer_id"]: row for row in rows if row["rfm_segment"] != "prospect"}


def test_a_past_month_is_scored_as_it_was_then(today, tmp_path):
    then = told_at(today, tmp_path, "2026-02-28 23:59:59")
    now = {
        row["customer_id"]: row
        for row in today.table("customer_rfm_months")
        if str(row["month_end_date"]) == "2026-02-28"
    }
    assert len(then) > 50
    assert now.keys() == then.keys()
    differing = [
        (name, now[customer][name], then[customer][name])
        for customer in then
        for name in SHARED
        if now[customer][name] != then[customer][name]
    ]
    assert differing == []
    assert any(row["monetary_amount"] > Decimal(0) for row in then.values())
