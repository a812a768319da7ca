"""Where parameters are kept: a table beside the schema, which dbt reads and never rebuilds."""

import csv
from dataclasses import asdict
from datetime import UTC, datetime
from io import StringIO
from secrets import token_hex
from typing import Any

from perfil.fit.counts import DOUBLE
from perfil.fit.run import Fit
from perfil.sync.dialect import DIALECTS
from perfil.sync.state import sentences
from perfil.warehouse import Warehouse

TABLE = "value_parameters"
TYPES = {
    "fit_id": "{text}",
    "model": "{text}",
    "parameter": "{text}",
    "parameter_value": "{double}",
    "standard_error": "{double}",
    "is_in_use": "boolean",
    "log_likelihood": "{double}",
    "customer_count": "bigint",
    "as_of_date": "date",
    "fitted_at": "timestamp",
    "currency": "{text}",
    "diagnostics": "{text}",
}


def as_table(fit: Fit) -> list[dict[str, Any]]:
    """The fit's rows with what identifies it, in the table's columns."""
    fitted_at = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f}"
    given = {"fit_id": token_hex(8), "fitted_at": fitted_at}
    rows = [given | asdict(row) for row in fit.rows]
    return [{column: row[column] for column in TYPES} for row in rows]


def append(warehouse: Warehouse, schema: str, rows: list[dict[str, Any]]) -> None:
    """Add a fit to the table; the first makes it. All rows, or none (on Spark: in one insert)."""
    types = {"text": DIALECTS[warehouse.engine].text, "double": DOUBLE[warehouse.engine]}
    typed = {column: kind.format(**types) for column, kind in TYPES.items()}
    name = warehouse.name(schema, TABLE)
    columns = ", ".join(f"{column} {kind}" for column, kind in typed.items())
    values = ", ".join(
        "(" + ", ".join(_literal(warehouse, row[column], typed[column]) for column in TYPES) + ")"
        for row in rows
    )
    with sentences(warehouse, f"{schema}.{TABLE}"), warehouse.transaction():
        warehouse.ensure_schema(schema)
        warehouse.execute(DIALECTS[warehouse.engine].table.format(name=name, columns=columns))
        warehouse.execute(f"insert into {name} ({', '.join(TYPES)}) values {values}")


def as_csv(rows: list[dict[str, Any]]) -> str:
    """The rows as a seed's text; a null is an empty field."""
    text = StringIO()
    writer = csv.DictWriter(text, list(TYPES), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _literal(warehouse: Warehouse, value: Any, kind: str) -> str:
    text = None if value is None else str(value).lower() if value in (True, False) else str(value)
    return f"cast({warehouse.literal(text)} as {kind})"
