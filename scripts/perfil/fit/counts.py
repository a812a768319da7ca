"""What the fits need of a warehouse: counts of customers who are alike, never a customer."""

from dataclasses import dataclass
from datetime import date

from perfil.errors import PerfilError
from perfil.fit.purchases import Patterns, in_weeks
from perfil.fit.spend import Scatter, Spend, as_spend
from perfil.marts import Place
from perfil.warehouse import Warehouse

STATISTICS, AMOUNTS = "customer_purchase_statistics", "int_value__purchase_amounts"
DOUBLE = {"duckdb": "double", "postgres": "double precision", "spark": "double"}
WIDTH = 0.002  # of a bin of mean amounts, in logarithms: far finer than anybody's means are known


@dataclass(frozen=True)
class Counts:
    """Everything the fits know, the day as of which it was counted, and the currency of money."""

    patterns: Patterns
    spend: Spend
    scatter: Scatter
    as_of: date
    currency: str


def read_counts(warehouse: Warehouse, places: dict[str, Place]) -> Counts:
    """The counts in the built models. Raises PerfilError when nobody has bought."""
    statistics, amounts = (warehouse.name(*places[name]) for name in (STATISTICS, AMOUNTS))
    double = DOUBLE[warehouse.engine]
    ((as_of, currency),) = warehouse.rows(
        f"select max(as_of_date), max(currency) from {statistics}"
    )
    if as_of is None:
        raise PerfilError(f"{STATISTICS} is empty: nobody has bought, so there is nothing to fit.")
    patterns = warehouse.rows(f"""
        select repeat_count, first_to_last_purchase_days, age_days, count(*)
        from {statistics}
        group by repeat_count, first_to_last_purchase_days, age_days
        order by repeat_count, first_to_last_purchase_days, age_days
    """)
    spend = warehouse.rows(f"""
        with means as (
            select valued_purchase_count as n, cast(mean_purchase_amount as {double}) as m
            from {statistics} where valued_purchase_count > 0
        )
        select n, avg(m), avg(ln(m)), count(*) from means
        group by n, floor(ln(m) / {WIDTH}) order by n, avg(m)
    """)
    (scatter,) = warehouse.rows(f"""
        with logs as (
            select customer_id, ln(cast(amount as {double})) as logged from {amounts}
        ),
        customers as (
            select customer_id, cast(count(*) as {double}) as n, avg(logged) as m,
                var_pop(logged) as spread
            from logs group by customer_id
        )
        select sum(n), count(*), sum(n * spread), sum(n * m * m) - sum(n * m) * sum(n * m) / sum(n),
            sum(n * n)
        from customers
    """)
    return Counts(
        in_weeks(patterns),
        as_spend(spend),
        Scatter(*(float(one or 0) for one in scatter)),
        as_of,
        currency,
    )
