"""Columns of Arrow made from arrays, without a loop over rows."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

HEX = np.frombuffer(b"0123456789abcdef", dtype=np.uint8)
DASHES = (8, 13, 18, 23)
BITS = pa.int64()


def nulls_where(column: Any, missing: np.ndarray | None) -> pa.Array:
    """A column with nulls where `missing` is true."""
    if missing is None:
        return column
    return pc.if_else(pa.array(missing), pa.scalar(None, column.type), column)


def pick(values: Sequence[Any], places: np.ndarray) -> pa.Array:
    """For each place the value that stands there."""
    return pa.array(values).take(pa.array(places))


def numbers(values: np.ndarray, missing: np.ndarray | None = None) -> pa.Array:
    """Whole numbers, null where missing."""
    return pa.array(np.asarray(values, dtype=np.int64), mask=missing)


def digits(values: np.ndarray) -> pa.Array:
    """Whole numbers as text."""
    return numbers(values).cast(pa.string())


def padded(values: np.ndarray, width: int) -> pa.Array:
    """Whole numbers as text of at least this width, with leading zeros."""
    return pc.utf8_lpad(digits(values), width, "0")


def moments(seconds: np.ndarray, missing: np.ndarray | None = None) -> pa.Array:
    """UTC timestamps from whole seconds since 1970."""
    return pa.array(np.asarray(seconds, dtype=np.int64), mask=missing).cast(pa.timestamp("s"))


def money(cents: np.ndarray, missing: np.ndarray | None = None) -> pa.Array:
    """Amounts with two decimals from whole cents: decimal(18, 2), exactly."""
    cents = np.ascontiguousarray(cents, dtype=np.int64)
    wide = np.stack([cents, cents >> 63], axis=1)  # 128 bits, little-endian, sign extended
    column = pa.Array.from_buffers(
        pa.decimal128(18, 2), len(cents), [None, pa.py_buffer(wide.tobytes())]
    )
    return nulls_where(column, missing)


def flags(values: np.ndarray) -> pa.Array:
    return pa.array(np.asarray(values, dtype=bool))


def same(value: Any, rows: int, kind: pa.DataType | None = None) -> pa.Array:
    """One value in every row."""
    return pa.repeat(pa.scalar(value, kind), rows)


def joined(*parts: Any) -> pa.Array:
    """Texts and columns of text, one after the other; null where any is null."""
    return pc.binary_join_element_wise(*parts, "")


def either(condition: np.ndarray, yes: Any, no: Any) -> pa.Array:
    return pc.if_else(pa.array(condition), yes, no)


def fixed_text(letters: np.ndarray) -> pa.Array:
    """Texts of one length from bytes of ASCII, shape (rows, length)."""
    rows, length = letters.shape
    ends = (np.arange(rows + 1, dtype=np.int32) * length).astype(np.int32)
    data = np.ascontiguousarray(letters, dtype=np.uint8)
    return pa.Array.from_buffers(
        pa.string(), rows, [None, pa.py_buffer(ends.tobytes()), pa.py_buffer(data.tobytes())]
    )


def uuids(rng: np.random.Generator, rows: int) -> pa.Array:
    """Random UUIDs (version 4) as text."""
    raw = rng.integers(0, 16, (rows, 36), dtype=np.uint8)
    raw[:, 14] = 4
    raw[:, 19] = 8 + raw[:, 19] % 4
    letters = HEX[raw]
    letters[:, DASHES] = ord("-")
    return fixed_text(letters)


def tokens(rng: np.random.Generator, rows: int, length: int, alphabet: str) -> pa.Array:
    """Random texts of one length over an alphabet."""
    letters = np.frombuffer(alphabet.encode(), dtype=np.uint8)
    return fixed_text(letters[rng.integers(0, len(letters), (rows, length))])
