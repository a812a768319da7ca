"""A million customers of the made-up world's process, as our statistics have them."""

from pathlib import Path

import duckdb
import numpy as np

from perfil.world.purchases import draw_habits, draw_purchases
from perfil.world.settings import Buying

DAYS = 546  # the last eighteen months
AS_OF = "2026-06-30"
CHUNK = 100_000


def draw(customers: int, seed: int) -> dict[str, np.ndarray]:
    """Whole days; several purchases of a day are one. Amounts are exact to a ten-thousandth."""
    buying, rng = Buying(), np.random.default_rng(seed)
    habits = draw_habits(rng, customers, buying)
    first = rng.random(customers) * DAYS
    bought = draw_purchases(rng, habits, first, float(DAYS), buying)
    key, place = np.unique(bought.customer * DAYS + bought.day.astype(int), return_inverse=True)
    amount = np.bincount(place, bought.value)
    who, day = key // DAYS, key % DAYS
    count = np.bincount(who, minlength=customers)
    first_day, last_day = np.full(customers, DAYS), np.zeros(customers, dtype=int)
    np.minimum.at(first_day, who, day)
    np.maximum.at(last_day, who, day)
    return {
        "n": count,
        "t_x": last_day - first_day,
        "age": DAYS - first_day,
        "mean": np.round(np.bincount(who, amount) / count, 4),
    }


def write_customers(path: Path, customers: int) -> None:
    """The table customer_purchase_statistics in a DuckDB file."""
    with duckdb.connect(str(path)) as connection:
        for start in range(0, customers, CHUNK):
            made = draw(min(CHUNK, customers - start), start)
            connection.register("made", made)
            query = f"""
                select
                    md5(cast({start} + row_number() over () as varchar)) as customer_id,
                    cast(n as bigint) as order_count,
                    cast(n - 1 as bigint) as repeat_count,
                    cast(t_x as bigint) as first_to_last_purchase_days,
                    cast(age as bigint) as age_days,
                    cast(age - t_x as bigint) as days_since_last_purchase,
                    cast(n as bigint) as reporting_order_count,
                    cast(n * mean as decimal(28, 4)) as net_revenue_amount,
                    cast(n as bigint) as valued_purchase_count,
                    cast(mean as decimal(28, 4)) as mean_purchase_amount,
                    'GBP' as currency,
                    date '{AS_OF}' as as_of_date
                from made
            """
            verb = "insert into {} " if start else "create table {} as "
            connection.execute(verb.format("customer_purchase_statistics") + query)
        connection.execute("create schema if not exists main_intermediate")
        connection.execute("""
            create table main_intermediate.int_value__past_statistics as
            select *, as_of_date as scored_as_of_date from customer_purchase_statistics limit 0
        """)
