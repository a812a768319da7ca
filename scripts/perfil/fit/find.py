"""What `perfil fit` finds: of each day asked for, by what was known then."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from perfil.errors import PerfilError
from perfil.fit import challenger, counts
from perfil.fit.counts import Counts, Source
from perfil.fit.run import Fit, fit_all
from perfil.fit.table import as_table
from perfil.marts import find_marts
from perfil.project import Target
from perfil.sync.state import sentences
from perfil.warehouse import open_warehouse


@dataclass(frozen=True)
class Ask:
    """What is to be fitted: as of which days (none: today), of how many customers at least, and
    whom to tell how it goes."""

    target: Target
    purchase_model: str
    challenger: bool
    as_of: tuple[str, ...]
    least: dict[str, int]
    say: Callable[[str], None]


def find(ask: Ask, target_path: str | None) -> tuple[list[dict[str, Any]], list[str]]:
    """The table's rows and notes. Raises PerfilError where nothing at all could be fitted."""
    names = [counts.STATISTICS, counts.AMOUNTS]
    if ask.as_of:
        names += [counts.PAST_STATISTICS, counts.MOVEMENTS]
    if ask.challenger:
        names += [challenger.TRAITS, challenger.TRIALS, challenger.OUTCOMES]
    with open_warehouse(ask.target, read_only=True) as warehouse:
        places = find_marts(ask.target, warehouse, names, target_path)
        with sentences(warehouse, "Reading the purchases"):
            sources = [now := counts.today(warehouse, places)]
            if ask.as_of:
                days = _days(counts.past_days(warehouse, places), ask.as_of)
                sources = [counts.past(warehouse, places, day, now.currency) for day in days]
            if ask.challenger:
                told = [
                    challenger.read_lessons(warehouse, places, source, now.as_of)
                    for source in sources
                ]
            else:
                told = [counts.read_counts(warehouse, source) for source in sources]
    return _fit_each(ask, list(zip(sources, told, strict=True)))


def _days(scored: list[date], as_of: tuple[str, ...]) -> list[date]:
    """The days asked for, which have to be among those scored."""
    if not scored:
        raise PerfilError(
            "No past month end is scored: the history is too short for the vars backtest_months "
            "and backtest_horizons."
        )
    by_name = {str(day): day for day in scored}
    asked = list(by_name) if "all" in as_of else as_of
    for name in asked:
        if name not in by_name:
            known = ", ".join(by_name)
            raise PerfilError(f"The backtest does not score '{name}'. It scores {known}.")
    return [by_name[name] for name in asked]


def _fit_each(ask: Ask, told: list[tuple[Source, Any]]) -> tuple[list, list[str]]:
    """What cannot be fitted is noted, as long as something can be."""
    rows, notes = [], []
    for source, known in told:
        try:
            found = _learn(ask, source, known) if ask.challenger else _fit(ask, known)
        except PerfilError as error:
            notes.append(f"As of {source.as_of}: {error.message}")
            continue
        rows += as_table(found)
        notes += found.notes
    if not rows:
        raise PerfilError("\n".join([*notes, "Nothing was written."]))
    return rows, notes


def _fit(ask: Ask, counted: Counts) -> Fit:
    patterns = counted.patterns
    ask.say(
        f"Fitting {patterns.customers:,} buyers, {patterns.repeaters:,} of whom came again "
        f"({len(patterns.x):,} different histories), as of {counted.as_of} …"
    )
    return fit_all(counted, ask.purchase_model, ask.least)


def _learn(ask: Ask, source: Source, lessons: list[challenger.Lesson]) -> Fit:
    """The challenger's coefficients of each horizon that can be learnt."""
    fit, unlearnt = Fit(), []
    for lesson in lessons:
        ask.say(
            f"Learning from {int(lesson.count.sum()):,} customers of {lesson.learnt_from}, and the "
            f"{lesson.horizon} days after, as of {source.as_of} …"
        )
        try:
            fit.rows += challenger.fit_challenger(lesson, source, ask.least)
        except PerfilError as error:
            unlearnt.append(error.message)
    if not fit.rows:
        none = "No past month end is scored after which a horizon was over by then."
        raise PerfilError(" ".join(unlearnt) or none)
    fit.notes += [f"As of {source.as_of}: {one}" for one in unlearnt]
    return fit
