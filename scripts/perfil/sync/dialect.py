"""How each engine writes a value as text: the one place where the engines' SQL differs.

Two renderings. `canonical` is what is hashed: the same value gives the same text on every engine,
whatever its declared type, so that 12.5 and 12.5000 (or a column widened from integer to decimal)
are one value and nothing is sent again. `printed` is what a CSV shows.
"""

import re
from dataclasses import dataclass

KINDS = {
    "text": "varchar, character varying, character, char, bpchar, text, string, enum, uuid",
    "whole": "tinyint, smallint, integer, int, bigint, hugeint, "
    "utinyint, usmallint, uinteger, ubigint, uhugeint",
    "decimal": "decimal, numeric",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "timestamp, timestamp without time zone, timestamp with time zone, "
    "timestamp_ntz, timestamp_ltz, timestamp_s, timestamp_ms, timestamp_ns",
}
KIND_OF = {name: kind for kind, names in KINDS.items() for name in names.split(", ")}


@dataclass(frozen=True)
class Column:
    """A payload column: its name, the engine's type, and what kind of value that is."""

    name: str
    type: str
    kind: str
    scale: int


def column(name: str, engine_type: str) -> Column | None:
    """The column, or None for a type that has no text the engines agree on (floats, JSON, …)."""
    bare = re.sub(r"\s*\(.*\)", "", engine_type.lower())
    kind = KIND_OF.get(bare)
    if kind is None:
        return None
    scale = re.search(r",\s*(\d+)\)", engine_type) if kind == "decimal" else None
    if scale and scale.group(1) == "0":
        kind = "whole"
    return Column(name, engine_type, kind, int(scale.group(1)) if scale else 0)


@dataclass(frozen=True)
class Dialect:
    """SQL templates of one engine; `{x}` is the expression, `{scale}` a decimal's digits."""

    text: str
    decimal: str
    trimmed: str
    date: str
    timestamp: str
    md5: str
    table: str = "create table if not exists {name} ({columns})"
    scratch: str = "create temporary table {name} as {query}"
    scratch_schema: str | None = None

    def canonical(self, of: Column, x: str) -> str:
        """The text that stands for the value in a hash; null stays null."""
        if of.kind == "decimal":
            return self.trimmed.format(x=self.decimal.format(x=x, scale=of.scale))
        if of.kind in ("text", "whole"):
            return f"cast({x} as {self.text})"
        return self.printed(of, x)

    def printed(self, of: Column, x: str) -> str:
        """The value as a CSV shows it: ISO dates, UTC timestamps, true and false."""
        if of.kind == "boolean":
            return f"case when {x} then 'true' when not {x} then 'false' end"
        if of.kind in ("decimal", "date", "timestamp"):
            return getattr(self, of.kind).format(x=x, scale=of.scale)
        return x


DIALECTS = {
    "duckdb": Dialect(
        text="varchar",
        decimal="cast({x} as varchar)",
        trimmed="rtrim(rtrim({x}, '0'), '.')",
        date="strftime({x}, '%Y-%m-%d')",
        timestamp="strftime(make_timestamp(epoch_us({x})), '%Y-%m-%dT%H:%M:%S.%fZ')",
        md5="md5({x})",
        scratch_schema="temp",
    ),
    "postgres": Dialect(
        text="text",
        decimal="cast({x} as text)",
        trimmed="cast(trim_scale(cast({x} as numeric)) as text)",
        date="to_char({x}, 'YYYY-MM-DD')",
        timestamp='to_char({x}, \'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\')',
        md5="md5(convert_to({x}, 'UTF8'))",
        scratch_schema="pg_temp",
    ),
    "spark": Dialect(
        text="string",
        # A cast would print a small number as 0E-7 when ANSI mode is off.
        decimal="replace(format_number({x}, {scale}), ',', '')",
        trimmed="trim(trailing '.' from trim(trailing '0' from {x}))",
        date="date_format({x}, 'yyyy-MM-dd')",
        timestamp="date_format({x}, 'yyyy-MM-dd') || 'T' || "
        "date_format({x}, 'HH:mm:ss.SSSSSS') || 'Z'",
        md5="md5({x})",
        table="create table if not exists {name} ({columns}) using parquet",
        scratch="create table {name} using parquet as {query}",
    ),
}
