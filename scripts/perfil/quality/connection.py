"""How Great Expectations reaches the warehouse: an SQLAlchemy address."""

from perfil.errors import PerfilError
from perfil.project import Target


def connection_string(target: Target) -> str:
    """The address of a target's warehouse, for reading.

    Raises PerfilError for an engine that the checks do not run on.
    """
    if target.engine == "duckdb":
        from perfil.quality.duckdb_dialect import register

        register()
        path = target.project_dir / str(target.settings["path"])
        return f"duckdb:///{path}?access_mode=read_only"
    if target.engine == "postgres":
        return _postgres(target)
    raise PerfilError(
        f"'perfil check' runs on DuckDB and Postgres; target '{target.name}' is {target.engine}. "
        "On Spark, dbt's tests are the checks: dbt test."
    )


def _postgres(target: Target) -> str:
    from sqlalchemy import URL

    given = target.settings
    url = URL.create(
        "postgresql+psycopg2",
        username=given.get("user"),
        password=given.get("password") or given.get("pass") or None,
        database=given.get("dbname") or given.get("database"),
        # a folder of sockets is no host name, so it goes into the query
        query={"host": str(given.get("host")), "port": str(given.get("port") or 5432)},
    )
    return url.render_as_string(hide_password=False)
