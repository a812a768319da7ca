"""DuckDB for Great Expectations: a dialect in autocommit.

Great Expectations ends its transaction before it fetches the rows, and a DuckDB result does not
outlive its transaction: with the stock dialect every expectation fails with an IndexError.
"""

from typing import Any

from duckdb_engine import Dialect as StockDialect


class Dialect(StockDialect):
    """duckdb_engine's dialect, without transactions: we only read."""

    supports_statement_cache = False

    def do_begin(self, connection: Any) -> None:
        """Begin nothing."""

    def do_commit(self, connection: Any) -> None:
        """Nothing was begun."""

    def do_rollback(self, connection: Any) -> None:
        """Nothing was begun."""


def register() -> None:
    """Make it what SQLAlchemy takes for `duckdb://`, in this process."""
    from sqlalchemy.dialects import registry

    registry.register("duckdb", __name__, "Dialect")
