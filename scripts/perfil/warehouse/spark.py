"""Spark, in the session of this process, as dbt-spark's `method: session` does it."""

import os
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from perfil.errors import PerfilError
from perfil.project import Target
from perfil.warehouse.base import Warehouse


def connect(target: Target, read_only: bool = False) -> "SparkWarehouse":
    """Start (or join) the Spark session that the profile's server_side_parameters describe."""
    if target.settings.get("method") != "session":
        raise PerfilError(
            f"Target '{target.name}' reaches Spark by '{target.settings.get('method')}'; perfil's "
            "own commands work with 'method: session'."
        )
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise PerfilError("Spark needs the extra: pip install 'perfil[spark]'.") from error
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.appName("perfil").enableHiveSupport()
    for key, value in (target.settings.get("server_side_parameters") or {}).items():
        builder = builder.config(key, str(value))
    # relative places in the profile start at the project, as they do for dbt
    with chdir(target.project_dir):
        session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return SparkWarehouse(session)


class SparkWarehouse(Warehouse):
    """A Spark session. It has no transactions: write beside, then replace."""

    engine = "spark"

    def __init__(self, session: Any) -> None:
        self.session = session

    def execute(self, sql: str) -> None:
        self.session.sql(sql)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.session.sql(sql).collect()]

    def columns(self, schema: str, table: str) -> list[str]:
        name = self.name(schema, table)
        return self.session.table(name).columns if self.session.catalog.tableExists(name) else []

    def columns_of(self, query: str) -> list[str]:
        return self.session.sql(query).columns

    def column_types(self, schema: str, table: str) -> dict[str, str]:
        name = self.name(schema, table)
        found = self.session.catalog.tableExists(name)
        return dict(self.session.table(name).dtypes) if found else {}

    def replace_rows(self, name: str, columns: list[str], query: str) -> None:
        named = ", ".join(map(self.quote, columns))
        self.execute(f"insert overwrite table {name} ({named}) {query}")

    def is_view(self, schema: str, table: str) -> bool:
        name = self.name(schema, table)
        catalog = self.session.catalog
        return catalog.tableExists(name) and catalog.getTable(name).tableType == "VIEW"

    def copy_to_file(self, query: str, path: Path, file_format: str) -> None:
        with TemporaryDirectory(dir=path.parent) as folder:
            writer = self.session.sql(query).coalesce(1).write.mode("overwrite")
            if file_format == "csv":
                # Spark trims the text it writes unless told not to.
                as_it_is = {"ignoreLeadingWhiteSpace": False, "ignoreTrailingWhiteSpace": False}
                writer.options(header=True, escape='"', **as_it_is).csv(folder)
            else:
                writer.parquet(folder)
            part = next(Path(folder).glob(f"part-*.{file_format}"), None) or next(
                Path(folder).glob("part-*.parquet")
            )
            part.replace(path)

    @contextmanager
    def transaction(self):
        yield

    def quote(self, identifier: str) -> str:
        return "`" + identifier.replace("`", "``") + "`"

    def literal(self, value: str | None) -> str:
        if value is None:
            return "null"
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"

    def errors(self) -> tuple[type[Exception], ...]:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        return (PySparkException, Py4JError)

    def close(self) -> None:
        """The session stays: the process that owns it may go on using it."""
