"""Postgres: the shared server."""

from pathlib import Path
from typing import Any

from perfil.errors import PerfilError
from perfil.project import Target
from perfil.warehouse.base import Warehouse


def connect(target: Target, read_only: bool = False) -> "PostgresWarehouse":
    """Connect with the profile's host, port, user, password (or pass) and dbname."""
    import psycopg2

    given = target.settings
    try:
        connection = psycopg2.connect(
            host=given.get("host"),
            port=int(given.get("port") or 5432),
            user=given.get("user"),
            password=given.get("password") or given.get("pass"),
            dbname=given.get("dbname") or given.get("database"),
            sslmode=given.get("sslmode"),
            connect_timeout=int(given.get("connect_timeout") or 10),
            application_name="perfil",
        )
    except psycopg2.OperationalError as error:
        raise PerfilError(
            f"Postgres at {given.get('host')}:{given.get('port') or 5432} (target "
            f"'{target.name}') did not let us in: {' '.join(str(error).split())}"
        ) from error
    connection.set_session(readonly=read_only, autocommit=True)
    return PostgresWarehouse(connection)


class PostgresWarehouse(Warehouse):
    """A Postgres connection in autocommit, so that `transaction()` says where one begins."""

    engine = "postgres"

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.execute("set time zone 'UTC'")

    def execute(self, sql: str) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(sql)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()

    def columns(self, schema: str, table: str) -> list[str]:
        with self.connection.cursor() as cursor:
            cursor.execute(
                "select column_name from information_schema.columns "
                "where table_schema = %s and table_name = %s order by ordinal_position",
                (schema, table),
            )
            return [name for (name,) in cursor.fetchall()]

    def columns_of(self, query: str) -> list[str]:
        with self.connection.cursor() as cursor:
            cursor.execute(f"select * from ({query}\n) as shape limit 0")
            return [column.name for column in cursor.description]

    def column_types(self, schema: str, table: str) -> dict[str, str]:
        with self.connection.cursor() as cursor:
            cursor.execute(
                "select attname, format_type(atttypid, atttypmod) from pg_attribute "
                "inner join pg_class on attrelid = pg_class.oid "
                "inner join pg_namespace on relnamespace = pg_namespace.oid "
                "where nspname = %s and relname = %s and attnum > 0 and not attisdropped "
                "order by attnum",
                (schema, table),
            )
            return dict(cursor.fetchall())

    def ensure_schema(self, schema: str) -> None:
        """As in dbt: who may not create schemas can still use the ones that are there."""
        if not self.rows(f"select 1 from pg_namespace where nspname = {self.literal(schema)}"):
            super().ensure_schema(schema)

    def copy_to_file(self, query: str, path: Path, file_format: str) -> None:
        if file_format == "csv":
            with path.open("wb") as file, self.connection.cursor() as cursor:
                cursor.copy_expert(f"copy ({query}) to stdout (format csv, header true)", file)
        else:
            self._copy_to_parquet(query, path)

    def _copy_to_parquet(self, query: str, path: Path) -> None:
        """Postgres writes no Parquet: stream a CSV beside it, then let DuckDB convert it."""
        import duckdb

        with self.connection.cursor() as cursor:
            cursor.execute(f"select * from ({query}) as shape limit 0")
            types = {column.name: _duckdb_type(column) for column in cursor.description}
        between = path.with_suffix(".between.csv")
        try:
            self.copy_to_file(query, between, "csv")
            with duckdb.connect() as converter:
                # Nothing is guessed, and a quoted nothing is an empty text, not a null.
                rows = converter.read_csv(
                    str(between),
                    header=True,
                    columns=types,
                    auto_detect=False,
                    delimiter=",",
                    quotechar='"',
                    escapechar='"',
                    allow_quoted_nulls=False,
                )
                rows.write_parquet(str(path))
        finally:
            between.unlink(missing_ok=True)

    def errors(self) -> tuple[type[Exception], ...]:
        import duckdb
        import psycopg2

        return (psycopg2.Error, duckdb.Error)  # DuckDB writes its Parquet

    def close(self) -> None:
        self.connection.close()


def _duckdb_type(column: Any) -> str:
    """The DuckDB name of a result column's Postgres type; what we do not know stays text."""
    # A numeric without a declared precision says 65535, which DuckDB has no decimal for.
    if column.type_code == 1700 and (column.precision or 38) <= 38:
        return f"decimal({column.precision or 38}, {column.scale or 0})"
    names = {
        16: "boolean",
        20: "bigint",
        21: "smallint",
        23: "integer",
        700: "float",
        701: "double",
        1082: "date",
        1114: "timestamp",
        1184: "timestamptz",
    }
    return names.get(column.type_code, "varchar")
