"""Who will buy: logistic regression on traits, to challenge what the purchase model says."""

import json
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from perfil.errors import PerfilError
from perfil.fit.counts import Source
from perfil.fit.run import Row
from perfil.marts import Place
from perfil.warehouse import Warehouse

TRAITS, TRIALS = "int_value__challenger_traits", "int_value__backtest_trials"
OUTCOMES = "int_value__backtest_outcomes"
KEYS = ("scored_as_of_date", "customer_id")
RIDGE = 1.0  # on coefficients of standardised traits: nothing runs away where a trait tells all
AVERAGE = "average_customer"


@dataclass(frozen=True)
class Lesson:
    """Traits at a past month end, and who bought within so many days. Of customers who are alike
    to a hundredth: values of shape (rows, traits), NaN where unknown; bought and count (rows,)."""

    traits: list[str]
    values: np.ndarray
    bought: np.ndarray
    count: np.ndarray
    horizon: int
    learnt_from: date


@dataclass(frozen=True)
class Logistic:
    """Log-odds of an average customer, and per trait a coefficient and the mean it counts from."""

    average: float
    coefficients: np.ndarray
    means: np.ndarray
    log_likelihood: float


def read_lessons(
    warehouse: Warehouse, places: dict[str, Place], source: Source, now: date
) -> list[Lesson]:
    """What could be learnt on the source's day: of each horizon, the newest month end after which
    it was over by then. Today's are those of the trials; past days are scored month ends."""
    trials = warehouse.name(*places[TRIALS])
    known = warehouse.rows(f"select horizon_days, scored_as_of_date from {trials}")
    lessons = []
    for horizon in sorted({days for days, _ in known}):
        over = [
            day
            for days, day in known
            if days == horizon and (source.as_of == now or day + timedelta(days) <= source.as_of)
        ]
        if over:
            lessons.append(_read(warehouse, places, horizon, max(over)))
    return lessons


def _read(warehouse: Warehouse, places: dict[str, Place], horizon: int, day: date) -> Lesson:
    traits, outcomes = (warehouse.name(*places[name]) for name in (TRAITS, OUTCOMES))
    names = [name for name in warehouse.columns(*places[TRAITS]) if name not in KEYS]
    rounded = ", ".join(f"floor(traits.{name} * 100 + 0.5) / 100 as {name}" for name in names)
    rows = warehouse.rows(f"""
        with told as (
            select {rounded}, case when outcomes.order_count > 0 then 1 else 0 end as bought
            from {traits} as traits
            left join {outcomes} as outcomes
                on outcomes.start_date = traits.scored_as_of_date
                and outcomes.horizon_days = {horizon}
                and outcomes.customer_id = traits.customer_id
            where traits.scored_as_of_date = cast('{day}' as date)
        )
        select {", ".join(names)}, bought, count(*) from told
        group by {", ".join(names)}, bought order by {", ".join(names)}, bought
    """)
    table = np.array(rows, dtype=float).reshape(-1, len(names) + 2)
    return Lesson(names, table[:, :-2], table[:, -2], table[:, -1], horizon, day)


def fit_logistic(lesson: Lesson) -> Logistic:
    """The most likely coefficients, with a small ridge; traits are standardised for the search."""
    values, count = lesson.values, lesson.count
    is_known = ~np.isnan(values)
    weight = np.where(is_known, count[:, None], 0)
    total = np.maximum(weight.sum(axis=0), 1)
    means = (weight * np.where(is_known, values, 0)).sum(axis=0) / total
    apart = np.where(is_known, values - means, 0)
    spread = np.sqrt((weight * apart**2).sum(axis=0) / total)
    scale = np.where(spread > 1e-9, spread, np.inf)  # a trait that all share tells nothing
    design = apart / scale

    def loss(b: np.ndarray) -> tuple[float, np.ndarray]:
        odds = b[0] + (design * b[1:]).sum(axis=1)
        miss = count * (expit(odds) - lesson.bought)
        value = (count * (np.logaddexp(0, odds) - lesson.bought * odds)).sum()
        gradient = np.concatenate([[miss.sum()], (miss[:, None] * design).sum(axis=0)])
        penalty = np.concatenate([[0.0], b[1:]])
        return value + RIDGE / 2 * (penalty**2).sum(), gradient + RIDGE * penalty

    start = np.zeros(design.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"ftol": 1e-13}).x
    likelihood = RIDGE / 2 * (found[1:] ** 2).sum() - loss(found)[0]
    return Logistic(float(found[0]), found[1:] / scale, means, float(likelihood))


def fit_challenger(lesson: Lesson, source: Source, least: dict[str, int]) -> list[Row]:
    """Rows for the table of parameters. Raises PerfilError where there is too little to learn."""
    buyers = int(lesson.count[lesson.bought > 0].sum())
    size = int(lesson.count.sum())
    few = least["repeat_buyers"]
    if size < least["buyers"] or min(buyers, size - buyers) < few:
        raise PerfilError(
            f"Too little to learn from: of {size} customers of {lesson.learnt_from}, {buyers} "
            f"bought within {lesson.horizon} days. It takes {least['buyers']} customers, {few} who "
            f"did and {few} who did not (the vars fit_min_buyers and fit_min_repeat_buyers)."
        )
    found = fit_logistic(lesson)
    told = json.dumps({"learnt_from": str(lesson.learnt_from), "buyers": buyers, "ridge": RIDGE})
    model = f"challenger_{lesson.horizon}d"

    def row(name: str, trait: str, value: float) -> Row:
        return Row(name, trait, float(value), None, False, found.log_likelihood, size,
                   str(source.as_of), source.currency, told)  # fmt: skip

    rows = [row(model, AVERAGE, found.average)]
    for trait, value, mean in zip(lesson.traits, found.coefficients, found.means, strict=True):
        rows += [row(model, trait, value), row(f"{model}_mean", trait, mean)]
    return rows
