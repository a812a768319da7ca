"""Which names a table and its columns may have, on every engine and on this one."""

import re
from collections.abc import Iterable
from pathlib import Path

from perfil.errors import PerfilError

REJECTED = "__rejected"
POSTGRES_NAME_BYTES = 63
POSTGRES_COLUMNS = 1600
LONGEST_TABLE = POSTGRES_NAME_BYTES - len(REJECTED)
TABLE_NAME = re.compile(r"[a-z_][a-z0-9_]*")


def split_table_name(given: str, raw_schema: str) -> tuple[str, str]:
    """`(schema, table)` of `table` or `schema.table`; raises PerfilError at any other name."""
    schema, dot, table = given.rpartition(".")
    for part in (schema, table) if dot else (table,):
        if not TABLE_NAME.fullmatch(part) or len(part) > LONGEST_TABLE:
            raise PerfilError(
                f"'{given}' cannot be loaded into: a table is named by lower-case letters, digits "
                f"and underscores, no digit first, {LONGEST_TABLE} characters at most, and may "
                "have a schema before a dot: --into raw.orders"
            )
    if table.endswith(REJECTED):
        raise PerfilError(f"'{given}': names that end in {REJECTED} are kept for lines set aside.")
    return schema or raw_schema, table


def table_of(file: Path) -> str:
    """The table that a file's name says: shopify__order.csv.gz is shopify.order."""
    name = file.name.removesuffix(".gz").rpartition(".")[0]
    return name if "." in name else name.replace("__", ".", 1)


def check_columns(names: Iterable[str], engine: str, path: object) -> None:
    """Raise PerfilError at names no table can have: empty, double, or too much for Postgres.

    Names that differ only in case are double: DuckDB and Spark do not tell them apart.
    """
    names = list(names)
    empty = [str(place) for place, name in enumerate(names, 1) if not name.strip()]
    if empty:
        raise PerfilError(
            f"{path} has a column without a name (number {', '.join(empty)}). Give each a name in "
            "the file's header."
        )
    seen: dict[str, str] = {}
    for name in names:
        if name.lower() in seen:
            raise PerfilError(
                f"{path} has the columns '{seen[name.lower()]}' and '{name}', which a table "
                "cannot tell apart (case does not count). Rename one in the file's header."
            )
        seen[name.lower()] = name
    _check_limits(names, engine, path)


def _check_limits(names: list[str], engine: str, path: object) -> None:
    if any("\0" in name for name in names):
        raise PerfilError(f"{path} has a zero character in a column's name. Rename it.")
    if engine != "postgres":
        return
    if len(names) > POSTGRES_COLUMNS:
        raise PerfilError(
            f"{path} has {len(names):,} columns; a Postgres table holds {POSTGRES_COLUMNS:,}."
        )
    long = [name for name in names if len(name.encode()) > POSTGRES_NAME_BYTES]
    if long:
        raise PerfilError(
            f"{path} has the column '{long[0]}'; Postgres cuts names at {POSTGRES_NAME_BYTES} "
            "bytes. Shorten it in the file's header."
        )
