"""Local time to UTC, held against the time-zone database."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from perfil.world.clock import to_utc
from perfil.world.settings import HORIZON, START
from perfil.world.vocabulary import COUNTRIES


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda country: country.code)
def test_every_countrys_clock_is_that_of_its_zone(country):
    local = np.arange(START, HORIZON, 7 * 3_600 + 11)
    utc = to_utc(local, np.full(len(local), country.offset), np.full(len(local), country.summer))
    zone = ZoneInfo(country.zone)
    for there, moment in zip(local.tolist(), utc.tolist(), strict=True):
        shown = datetime.fromtimestamp(moment, zone).replace(tzinfo=UTC).timestamp()
        wall = datetime.fromtimestamp(there, UTC).replace(tzinfo=zone)
        skipped_or_twice = wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset()
        assert shown == there or skipped_or_twice
