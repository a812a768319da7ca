"""CDNOW's orders in a warehouse of their own, and all of dbt's models of value upon them."""

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import bought
import cdnow
from support import ROOT, Engine, dbt_places, read_table, run, write_profile

from perfil.project import find_target
from perfil.warehouse import Warehouse, open_warehouse

SCHEMA = "judged"
THEN, NOW = cdnow.CALIBRATION_END, date(1998, 6, 30)
MARCH = date(1998, 3, 31)  # what came in the 90 days after December is known, after March to come
VARS = {"demo": False, "as_of": f"{NOW} 23:59:59", "reporting_currency": "USD"}
VARS |= {"backtest_months": 9, "backtest_horizons": [90, 273], "count_zero_value_orders": True}
ORDERS = ("source", "order_id", "customer_id", "order_date", "status", "currency", "net_amount")
REFUNDS = ("source", "refund_id", "order_id", "customer_id", "order_status", "refunded_at")
REFUNDS += ("currency", "amount")
ALL = "rfm_segments customer_revenue customer_revenue_days customer_rfm_months"
ALL += " int_value__purchase_refunds int_value__purchase_amounts customer_purchase_statistics"
ALL += " int_value__scored_dates+ int_value__purchase_movements+ int_value__fitted_parameters+"
KEYS = ("scored_as_of_date", "horizon_days", "purpose", "model")


@dataclass(frozen=True)
class Judged:
    """Where that is, and what can be asked of it."""

    engine: Engine
    folder: Path

    def open(self) -> Warehouse:
        return open_warehouse(find_target(None, ROOT, self.folder))

    def write(self, orders: list[tuple]) -> None:
        with self.open() as warehouse:
            warehouse.execute(f"drop schema if exists {SCHEMA} cascade")
            warehouse.execute(f"create schema {SCHEMA}")
            bought.write(warehouse, f"{SCHEMA}.customer_orders", ORDERS, orders)
            bought.write(warehouse, f"{SCHEMA}.customer_refunds", REFUNDS, [])

    def build(self, names: str, **given: str) -> None:
        places = [*dbt_places(self.folder), "--vars", json.dumps(VARS | given)]
        only = ["--exclude-resource-type", "test", "--exclude-resource-type", "unit_test"]
        names = [*names.split(), "--exclude", "customer_profiles+", "customer_orders"]
        run("dbt", "--quiet", "build", *only, *map(str, places), "--select", *names)

    def fit(self, *options: str, as_of: date = THEN) -> list[dict]:
        places = ["--profiles-dir", self.folder, "--target-path", self.folder / "target"]
        given = ["perfil", "fit", "--as-of", str(as_of), "--format", "json"]
        return json.loads(run(*given, *options, *map(str, places)).stdout)

    def parameters(self) -> dict[str, dict[str, float]]:
        """What was fitted, model by model."""
        found = {}
        for row in read_table(self.engine, f"{SCHEMA}_state", "value_parameters"):
            found.setdefault(row["model"], {})[row["parameter"]] = row["parameter_value"]
        return found

    def figures(self) -> dict[tuple, dict]:
        rows = read_table(self.engine, SCHEMA, "ltv_backtest")
        return {tuple(row[key] for key in KEYS): row for row in rows}

    def scores(self) -> dict[tuple, list[tuple[str, float, float]]]:
        found = {}
        for row in read_table(self.engine, f"{SCHEMA}_intermediate", "int_value__backtest_scores"):
            one = (row["customer_id"], float(row["forecast"]), float(row["actual"]))
            found.setdefault(tuple(row[key] for key in KEYS), []).append(one)
        return {key: sorted(rows) for key, rows in found.items()}


def cdnow_orders(shifted: bool = False) -> list[tuple]:
    """An order a day; of another world after September, if shifted."""
    rows = []
    for one in cdnow.customers():
        for day in sorted(one.amounts):
            amount, when = one.amounts[day], day
            if shifted and day > THEN:
                amount, when = 3 * amount + 1, min(day + timedelta(days=11), NOW)
            key = f"{one.name}/{day}"
            rows.append(("till", key, one.name, when, "paid", "USD", f"{amount:.4f}"))
    return rows


def place(engine: Engine, folder: Path) -> Judged:
    file = folder / "warehouse.duckdb"
    engine = replace(engine, settings={"type": "duckdb", "path": str(file)}, folder=folder)
    write_profile(folder, engine, SCHEMA)
    return Judged(engine, folder)
