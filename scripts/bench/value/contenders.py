"""One contender in a process of its own: `python contenders.py NAME FILE`. Prints JSON: seconds,
what is imported not counted, and what was found.

lifetimes 0.11.3 is no longer kept, but its formulae and its fit still run.
"""

import json
import sys
import time

import duckdb


def fit_ours(connection: duckdb.DuckDBPyConnection) -> dict:
    from perfil.fit.purchases import fit_purchases, in_weeks

    def work() -> dict:
        rows = connection.execute(
            "select x, t_x, age, count(*) from customers group by all order by all"
        ).fetchall()
        return fit_purchases("mbg_nbd", in_weeks(rows)).values

    return timed(work)


def fit_lifetimes(connection: duckdb.DuckDBPyConnection) -> dict:
    from lifetimes import ModifiedBetaGeoFitter

    def work() -> dict:
        data = connection.execute("select x, t_x / 7 as t_x, age / 7 as age from customers").df()
        model = ModifiedBetaGeoFitter().fit(data["x"], data["t_x"], data["age"])
        return {name: float(value) for name, value in model.params_.items()}

    return timed(work)


def predict_ours(connection: duckdb.DuckDBPyConnection) -> dict:
    """The same of our models as views: DuckDB works out no column that is not asked for."""

    def work() -> dict:
        connection.execute("""
            create or replace table ours as
            select
                orders.customer_id,
                cast(orders.expected_orders_discounted as double)
                * cast(spend.expected_amount as double) as clv
            from main_intermediate.int_value__order_predictions as orders
            join main_intermediate.int_value__spend_predictions as spend
                using (customer_id, scored_as_of_date)
        """)
        return {"customers": connection.execute("select count(*) from ours").fetchone()[0]}

    return timed(work)


def predict_lifetimes(connection: duckdb.DuckDBPyConnection) -> dict:
    """Twelve months' discounted value of every customer, written back; nothing else."""
    import pandas as pd
    from lifetimes import GammaGammaFitter, ModifiedBetaGeoFitter
    from lifetimes.utils import _customer_lifetime_value

    given = dict(connection.execute("select parameter, value from parameters").fetchall())
    orders, spend = ModifiedBetaGeoFitter(), GammaGammaFitter()
    orders.params_ = pd.Series({name: given[name] for name in ("r", "alpha", "a", "b")})
    orders.predict = orders.conditional_expected_number_of_purchases_up_to_time
    spend.params_ = pd.Series({name: given[name] for name in "pqv"})

    def work() -> dict:
        data = connection.execute("""
            select
                customer_id, repeat_count as x, first_to_last_purchase_days / 7 as t_x,
                age_days / 7 as age, valued_purchase_count as n,
                cast(mean_purchase_amount as double) as mean
            from customer_purchase_statistics
        """).df()
        amount = spend.conditional_expected_average_profit(data["n"], data["mean"])
        data["clv"] = _customer_lifetime_value(
            orders, data["x"], data["t_x"], data["age"], amount, 12, 1.1 ** (1 / 12) - 1, "W"
        )
        made = data[["customer_id", "clv"]]
        connection.register("made", made)
        connection.execute("create or replace table theirs as select * from made")
        return {"customers": len(made)}

    return timed(work)


def timed(work) -> dict:
    start = time.perf_counter()
    found = work()
    return {"seconds": time.perf_counter() - start, "found": found}


FITS, PREDICTIONS = (fit_ours, fit_lifetimes), (predict_ours, predict_lifetimes)
CONTENDERS = {one.__name__: one for one in FITS + PREDICTIONS}

if __name__ == "__main__":
    with duckdb.connect(sys.argv[2]) as database:
        print(json.dumps(CONTENDERS[sys.argv[1]](database)))
