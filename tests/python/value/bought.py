"""CDNOW's customers, and some whom no till has seen, as our statistics have them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cdnow
from own_process import call_apart
from support import ROOT, Engine, dbt_places, read_table, run

from perfil.project import Target, find_target
from perfil.warehouse import Warehouse, open_warehouse

SCHEMA = "bought"
AS_OF = cdnow.CALIBRATION_END
# repeats, days from first to last, age in days, purchases with an amount, their mean
EXTREME = {
    "three thousand orders": (3000, 3000, 3000, 3001, "25.0000"),
    "three thousand, long ago": (3000, 3100, 9000, 3001, "25.0000"),
    "ten thousand, every day": (10000, 10000, 10000, 10001, "0.0001"),
    "once, today": (0, 0, 0, 1, "25.0000"),
    "once, a lifetime ago": (0, 0, 20000, 1, "25.0000"),
    "twice in two days, long ago": (1, 1, 20000, 2, "25.0000"),
    "returned it all": (0, 0, 100, 0, None),
    "nearly nothing": (1, 7, 100, 2, "0.0001"),
    "enormous": (1, 7, 100, 2, "99999999999999.9999"),
}
STATISTICS = (
    "customer_id", "order_count", "repeat_count", "first_to_last_purchase_days", "age_days",
    "days_since_last_purchase", "reporting_order_count", "net_revenue_amount",
    "valued_purchase_count", "mean_purchase_amount", "currency", "as_of_date",
)  # fmt: skip
STATISTICS_TABLE = f"{SCHEMA}.customer_purchase_statistics"
AMOUNTS = ("customer_id", "purchase_date", "amount")
AMOUNTS_TABLE = f"{SCHEMA}_intermediate.int_value__purchase_amounts"


@dataclass(frozen=True)
class Bought:
    """The statistics of such customers in a warehouse, and dbt's models of value upon them."""

    engine: Engine
    folder: Path

    @property
    def target(self) -> Target:
        return find_target(None, ROOT, self.folder)

    def open(self) -> Warehouse:
        return open_warehouse(self.target)

    def forget(self) -> None:
        """What an earlier test left on a shared server."""
        with self.open() as warehouse:
            for schema in (SCHEMA, f"{SCHEMA}_state", f"{SCHEMA}_intermediate"):
                warehouse.execute(f"drop schema if exists {schema} cascade")

    def predict(self, **given) -> dict[str, dict]:
        """Run the models; each customer's prediction."""
        places = [*dbt_places(self.folder), "--vars", json.dumps(VARS | given)]
        run("dbt", "--quiet", "run", "--select", *MODELS, *map(str, places))
        rows = read_table(self.engine, SCHEMA, "customer_predictions")
        return {row["customer_id"]: row for row in rows}

    def fit(self, *options: str, check: bool = True):
        places = ["--profiles-dir", self.folder, "--target-path", self.folder / "target"]
        return run("perfil", "fit", *options, *map(str, places), check=check)

    def kept(self) -> list[dict]:
        return read_table(self.engine, f"{SCHEMA}_state", "value_parameters")


VARS = {"demo": False, "as_of": f"{AS_OF} 23:59:59", "reporting_currency": "USD"}
VARS |= {"backtest_months": 0}
STEPS = "scored_dates statistics fitted_parameters parameters expected_orders order_predictions"
MODELS = [*(f"int_value__{name}" for name in f"{STEPS} spend_predictions".split())]
MODELS += ["customer_predictions"]


def write(warehouse: Warehouse, table: str, columns: tuple, rows: list[tuple]) -> None:
    """A table of these rows; what is None is null."""
    typed = ", ".join(f"{name} {type_of(name)}" for name in columns)
    warehouse.execute(f"create table {table} ({typed})")
    add(warehouse, table, columns, rows)


def type_of(column: str) -> str:
    endings = {
        "_id": "varchar(40)",
        "_date": "date",
        "_at": "timestamp",
        "amount": "decimal(28, 4)",
    }
    texts = ("currency", "status", "order_status", "source")
    by_ending = (kind for ending, kind in endings.items() if column.endswith(ending))
    return "varchar(40)" if column in texts else next(by_ending, "bigint")


def add(warehouse: Warehouse, table: str, columns: tuple, rows: list[tuple]) -> None:
    if not rows:
        return
    types = [type_of(name) for name in columns]

    def cell(value: object, kind: str) -> str:
        text = None if value is None else str(value)
        return f"cast({warehouse.literal(text)} as {kind})"

    values = ", ".join("(" + ", ".join(map(cell, row, types)) + ")" for row in rows)
    warehouse.execute(f"insert into {table} values {values}")


def cdnow_statistics() -> list[tuple]:
    rows = []
    for one in cdnow.customers():
        x, t_x, age = one.pattern
        amounts = [one.amounts[day] for day in one.days if one.amounts[day] > 0]
        mean = f"{sum(amounts) / len(amounts):.4f}" if amounts else None
        total = f"{sum(amounts):.4f}"
        row = (one.name, x + 1, x, t_x, age, age - t_x, x + 1, total, len(amounts), mean)
        rows.append((*row, "USD", AS_OF))
    return rows


def cdnow_amounts() -> list[tuple]:
    return [
        (one.name, day, f"{one.amounts[day]:.4f}")
        for one in cdnow.customers()
        for day in one.days
        if one.amounts[day] > 0
    ]


def extreme_statistics() -> list[tuple]:
    return [
        (name, x + 1, x, t_x, age, age - t_x, x + 1, mean, n, mean, "USD", AS_OF)
        for name, (x, t_x, age, n, mean) in EXTREME.items()
    ]


def make(bought: Bought) -> None:
    """Write CDNOW's customers."""
    bought.forget()
    with bought.open() as warehouse:
        warehouse.execute(f"create schema {SCHEMA}")
        warehouse.execute(f"create schema {SCHEMA}_intermediate")
        write(warehouse, STATISTICS_TABLE, STATISTICS, cdnow_statistics())
        write(warehouse, AMOUNTS_TABLE, AMOUNTS, cdnow_amounts())
        past = f"{SCHEMA}_intermediate.int_value__past_statistics"
        write(warehouse, past, (*STATISTICS, "scored_as_of_date"), [])


def add_extremes(bought: Bought) -> None:
    """Write those whom no till has seen, beside them."""
    with bought.open() as warehouse:
        add(warehouse, STATISTICS_TABLE, STATISTICS, extreme_statistics())
        enormous = ("enormous", AS_OF, EXTREME["enormous"][-1])
        add(warehouse, AMOUNTS_TABLE, AMOUNTS, [enormous])


def do(work: Callable[[Bought], None], bought: Bought) -> None:
    """What Spark is to hold is written by a process that ends before dbt begins."""
    if bought.engine.name == "spark":
        call_apart(work, bought)
    else:
        work(bought)
