"""Trained weights, as the seed has them."""

import csv
from dataclasses import dataclass
from io import StringIO
from math import log2

COLUMNS = ["comparison", "level", "m_probability", "u_probability", "match_weight"]


@dataclass(frozen=True)
class Weight:
    """How often a level is met by two records of one person (m), and of two people (u)."""

    comparison: str
    level: str
    m: float
    u: float

    @property
    def match_weight(self) -> float:
        """Bits of evidence that the two are one person's; below zero, that they are not."""
        return log2(self.m / self.u)


def prior(share: float) -> Weight:
    """What is known of any two records before they are looked at: the share that match."""
    return Weight("prior", "any", share, 1 - share)


def as_csv(weights: list[Weight]) -> str:
    """The seed's text: the same weights give the same bytes."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in weights:
        numbers = (f"{value:.9f}" for value in (one.m, one.u, one.match_weight))
        writer.writerow([one.comparison, one.level, *numbers])
    return text.getvalue()
