"""The seed of countries' clocks says what the time zone database does."""

import csv
from datetime import datetime, timedelta

import pytz
from support import ROOT

# nearly everybody there lives by the first of several times
BY_ONE = {"ES": "Europe/Madrid", "PT": "Europe/Lisbon", "CN": "Asia/Shanghai", "UA": "Europe/Kyiv"}
SUMMER = (datetime(2026, 3, 29, 1), datetime(2026, 10, 25, 1))
# a moment of each week, and the seconds around which summer begins and ends
MOMENTS = [datetime(2026, 1, 1) + timedelta(days=7 * week) for week in range(52)]
MOMENTS += [edge + timedelta(seconds=away) for edge in SUMMER for away in (-1, 0)]

with (ROOT / "seeds" / "reference" / "country_clocks.csv").open(newline="") as file:
    CLOCKS = list(csv.DictReader(file))


def zones_of(country: str) -> list[str]:
    return [BY_ONE[country]] if country in BY_ONE else pytz.country_timezones[country]


def minutes_ahead(zone: str, moment: datetime) -> int:
    return int(pytz.utc.localize(moment).astimezone(pytz.timezone(zone)).utcoffset().seconds // 60)


def said(row: dict, moment: datetime) -> int:
    summer = row["summer_time"] == "eu" and SUMMER[0] <= moment < SUMMER[1]
    return (int(row["utc_offset_minutes"]) + (60 if summer else 0)) % 1440


def test_a_clock_shows_its_countrys_time():
    told = [row for row in CLOCKS if row["utc_offset_minutes"]]
    assert len(told) > 200
    wrong = [
        (row["country"], zone, moment)
        for row in told
        for zone in zones_of(row["country"])
        for moment in MOMENTS
        if minutes_ahead(zone, moment) != said(row, moment)
    ]
    assert wrong == []


def test_every_country_is_there_once():
    assert sorted(row["country"] for row in CLOCKS) == sorted(pytz.country_timezones)
