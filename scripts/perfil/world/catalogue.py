"""What the shop sells: 120 goods, from the cheapest to the dearest."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from perfil.world.vocabulary import BRANDS, CATEGORIES, GOODS, STYLES

FIRST_PRODUCT_ID = 8_100_000_001


@dataclass(frozen=True)
class Catalogue:
    """Goods by price; every list has one entry per product."""

    ids: np.ndarray
    titles: list[str]
    categories: list[str]
    brands: list[str]
    prices: np.ndarray  # cents


@cache
def catalogue() -> Catalogue:
    """The same goods in every world, prices 5 % apart, so that any amount has a near one."""
    size = len(CATEGORIES) * len(STYLES) * 4
    places = range(size)
    categories = [CATEGORIES[place % len(CATEGORIES)] for place in places]
    titles = [
        f"{STYLES[place // 24]} {GOODS[categories[place]][place // 6 % 4].lower()}"
        for place in places
    ]
    return Catalogue(
        ids=FIRST_PRODUCT_ID + np.arange(size) * 17,
        titles=titles,
        categories=categories,
        brands=[BRANDS[place * 7 % len(BRANDS)] for place in places],
        prices=np.round(np.geomspace(140, 60_000, size)).astype(np.int64),
    )
