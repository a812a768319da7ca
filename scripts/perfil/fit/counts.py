"""What the fits need of a warehouse: counts of customers who are alike, never a customer."""

from dataclasses import dataclass
from datetime import date

from perfil.errors import PerfilError
from perfil.fit.purchases import Patterns, in_weeks
from perfil.fit.spend import Scatter, Spend, as_spend, believable
from perfil.marts import Place
from perfil.warehouse import Warehouse

STATISTICS, AMOUNTS = "customer_purchase_statistics", "int_value__purchase_amounts"
PAST_STATISTICS, MOVEMENTS = "int_value__past_statistics", "int_value__purchase_movements"
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
    set_aside: int = 0  # customers whose means are beyond belief, and not among those of spend


@dataclass(frozen=True)
class Source:
    """Of what is counted: two queries in parentheses, of statistics and of amounts; as of when."""

    statistics: str
    amounts: str
    as_of: date
    currency: str


def today(warehouse: Warehouse, places: dict[str, Place]) -> Source:
    """What the models were built as of. Raises PerfilError when nobody has bought."""
    statistics, amounts = (warehouse.name(*places[name]) for name in (STATISTICS, AMOUNTS))
    ((as_of, currency),) = warehouse.rows(
        f"select max(as_of_date), max(currency) from {statistics}"
    )
    if as_of is None:
        raise PerfilError(f"{STATISTICS} is empty: nobody has bought, so there is nothing to fit.")
    return Source(f"(select * from {statistics})", f"(select * from {amounts})", as_of, currency)


def past_days(warehouse: Warehouse, places: dict[str, Place]) -> list[date]:
    """The past month ends as of which customers are scored, the oldest first."""
    statistics = warehouse.name(*places[PAST_STATISTICS])
    rows = warehouse.rows(f"select distinct scored_as_of_date from {statistics} order by 1")
    return [day for (day,) in rows]


def past(warehouse: Warehouse, places: dict[str, Place], day: date, currency: str) -> Source:
    """What was known at the end of a past day: nothing that came after it is read."""
    statistics, movements = (warehouse.name(*places[one]) for one in (PAST_STATISTICS, MOVEMENTS))
    until = f"cast('{day}' as date)"
    return Source(
        f"(select * from {statistics} where scored_as_of_date = {until})",
        f"""(
            select customer_id, purchase_date, sum(amount) as amount from {movements}
            where movement_date <= {until}
            group by customer_id, purchase_date having sum(amount) > 0
        )""",
        day,
        currency,
    )


def read_counts(warehouse: Warehouse, source: Source) -> Counts:
    """The counts of what is known."""
    double = DOUBLE[warehouse.engine]
    patterns = warehouse.rows(f"""
        select repeat_count, first_to_last_purchase_days, age_days, count(*)
        from {source.statistics} as statistics
        group by repeat_count, first_to_last_purchase_days, age_days
        order by repeat_count, first_to_last_purchase_days, age_days
    """)
    rows = warehouse.rows(f"""
        with means as (
            select valued_purchase_count as n, cast(mean_purchase_amount as {double}) as m
            from {source.statistics} as statistics where mean_purchase_amount > 0
        )
        select n, avg(m), avg(ln(m)), count(*) from means
        group by n, floor(ln(m) / {WIDTH}) order by n, avg(m)
    """)
    spend, (low, high), set_aside = believable(as_spend(rows))
    (scatter,) = warehouse.rows(f"""
        with logs as (
            select customer_id, ln(cast(amount as {double})) as logged
            from {source.amounts} as amounts
            where amount > 0 and amount between {low:.6f} and {high:.6f}
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
        spend,
        Scatter(*(float(one or 0) for one in scatter)),
        source.as_of,
        source.currency,
        set_aside,
    )
