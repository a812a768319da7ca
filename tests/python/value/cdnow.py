"""Purchases of 2,357 customers of CDNOW, the sample that the literature fits (Fader & Hardie)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path

SAMPLE = Path(find_spec("lifetimes").submodule_search_locations[0]) / "datasets/CDNOW_sample.txt"
CALIBRATION_END = date(1997, 9, 30)


@dataclass(frozen=True)
class Customer:
    """Days of purchase with what they brought; same-day purchases are one."""

    name: str
    amounts: dict[date, float]

    @property
    def days(self) -> list[date]:
        return sorted(day for day in self.amounts if day <= CALIBRATION_END)

    @property
    def pattern(self) -> tuple[int, int, int]:
        """x, t_x and T, in days."""
        days = self.days
        first = days[0]
        return len(days) - 1, (days[-1] - first).days, (CALIBRATION_END - first).days

    @property
    def held_out(self) -> list[float]:
        return [amount for day, amount in self.amounts.items() if day > CALIBRATION_END]


def customers() -> list[Customer]:
    found: dict[str, dict[date, float]] = defaultdict(lambda: defaultdict(float))
    for line in SAMPLE.open():
        _, name, day, _, amount = line.split()
        found[name][date(int(day[:4]), int(day[4:6]), int(day[6:]))] += float(amount)
    return [Customer(name, dict(amounts)) for name, amounts in found.items()]
