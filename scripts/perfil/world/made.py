"""A raw table together with the truth about it."""

from typing import NamedTuple

import numpy as np
import pyarrow as pa

NOBODY = -3  # staff, for one: a record that is no customer's


class Made(NamedTuple):
    """Rows of a raw table, and whose each of them is."""

    table: pa.Table
    who: np.ndarray | None = None  # places in People, STRANGER or NOBODY; None: nobody's at all
    cookie: np.ndarray | None = None  # places in Cookies, where there are any
