"""The calendar: when people are active, and what their clocks say.

People live in business days: time that runs fast in December, on Saturdays and in the evening,
and stands almost still at night, one business day a day on average over a year. Processes are
drawn in business days, where they have no seasons, and mapped to the calendar: so purchases have
seasons, weekdays and hours and stay a buy-till-you-die process.
"""

from datetime import UTC, datetime, timedelta
from functools import cache

import numpy as np

from perfil.world.settings import DAY, HORIZON, START

HOUR = 3_600
# January … December, Monday … Sunday, midnight … 23 h: relative to one another
MONTHS = [0.85, 0.8, 0.92, 0.97, 1.0, 0.95, 0.9, 0.88, 0.95, 1.02, 1.35, 1.45]
WEEKDAYS = [0.9, 0.88, 0.92, 0.97, 1.08, 1.22, 1.03]
HOURS = [8, 4, 3, 2, 2, 4, 10, 22, 38, 52, 62, 66, 70, 66, 60, 58, 60, 66, 76, 88, 94, 80, 50, 22]


@cache
def _business() -> tuple[np.ndarray, np.ndarray]:
    """Local hours since START in seconds, and the business days gone by at each."""
    start = datetime.fromtimestamp(START, UTC)
    hours = (HORIZON - START) // HOUR + 48
    moments = [start + timedelta(hours=hour) for hour in range(hours)]
    pace = np.array([MONTHS[m.month - 1] * WEEKDAYS[m.weekday()] * HOURS[m.hour] for m in moments])
    gone = np.concatenate([[0.0], np.cumsum(pace)])
    days_of_a_year = 365
    return np.arange(hours + 1) * HOUR, gone * (days_of_a_year / gone[days_of_a_year * 24])


def local_seconds(business_days: np.ndarray) -> np.ndarray:
    """Business days since START to local wall-clock time, in whole seconds since 1970."""
    seconds, gone = _business()
    return START + np.interp(business_days, gone, seconds).astype(np.int64)


def business_days(local: np.ndarray | int) -> np.ndarray:
    """Local wall-clock time, seconds since 1970, to business days since START."""
    seconds, gone = _business()
    return np.interp(np.asarray(local) - START, seconds, gone)


def next_day(business: np.ndarray) -> np.ndarray:
    """When the local day after begins, for business days since START: a second past midnight,
    which no rounding takes for the day before."""
    midnight = (local_seconds(business) // DAY + 1) * DAY
    return business_days(midnight + 1)


def _sunday(year: int, month: int, nth: int) -> datetime:
    """The nth Sunday of a month; -1 is the last."""
    day = datetime(year, month, 1, tzinfo=UTC)
    sundays = [day + timedelta(n) for n in range(31) if (day + timedelta(n)).weekday() == 6]
    return [sunday for sunday in sundays if sunday.month == month][nth]


@cache
def _summers(rule: str) -> np.ndarray:
    """Local beginning and end of each summer time, in seconds: shape (years, 2)."""
    changes = {"eu": ((3, -1, 1), (10, -1, 2)), "us": ((3, 1, 2), (11, 0, 2))}.get(rule, ())
    return np.array(
        [
            [_sunday(year, month, nth).timestamp() + hour * HOUR for month, nth, hour in changes]
            for year in range(2025, 2029)
            if changes
        ]
    ).reshape(-1, 2)


def to_utc(local: np.ndarray, offset_hours: np.ndarray, rules: np.ndarray) -> np.ndarray:
    """Local wall-clock seconds to UTC, given standard offsets and daylight-saving rules."""
    utc = local - (offset_hours * HOUR).astype(np.int64)
    for rule in np.unique(rules):
        for begins, ends in _summers(str(rule)):
            utc[(rules == rule) & (local >= begins) & (local < ends)] -= HOUR
    return utc


def hour_of(local: np.ndarray) -> np.ndarray:
    """Hour of the day, 0 to 23."""
    return local % DAY // HOUR
