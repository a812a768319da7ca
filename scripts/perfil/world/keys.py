"""The ids that the systems give their records: none depends on how large the world is."""

import numpy as np

MOST_PER_CHUNK = 1_000_000
PROSPECTS = 50_000_000
ACCOUNTS = 7_000_000_000_000
ORDERS = 5_000_000_000_000
LINES = 12_000_000_000_000
REFUNDS = 900_000_000_000
REFUND_LINES = 400_000_000_000
ADJUSTMENTS = 300_000_000_000
TICKETS = 10_000
RATINGS = 360_000_000_000
REQUESTERS = 3_600_000_000_000


def account_ids(numbers: np.ndarray) -> np.ndarray:
    """Ids of the shop's accounts, from people's numbers."""
    return ACCOUNTS + numbers


def record_ids(base: int, chunk: int, rows: int) -> np.ndarray:
    """Ids of a chunk's records: `base` says of which table."""
    return base + chunk * MOST_PER_CHUNK + np.arange(rows)
