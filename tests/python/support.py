"""What tests call: commands run, projects built, tables read, on whichever engine."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import suppress
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


@dataclass(frozen=True)
class Engine:
    """A real engine and the settings with which a profile reaches it."""

    name: str
    settings: dict
    folder: Path


def write_profile(folder: Path, engine: Engine, schema: str = "perfil") -> Path:
    """A profiles.yml in `folder` whose only target is the engine."""
    output = {"schema": schema, "threads": 2} | engine.settings
    profile = {"perfil": {"target": engine.name, "outputs": {engine.name: output}}}
    (folder / "profiles.yml").write_text(yaml.safe_dump(profile))
    return folder


def add_perfil(folder: Path, *parts: str) -> None:
    """perfil among a project's packages, as `dbt deps` leaves it (scaffold/ runs that for real).

    All of it, or of its models these parts alone: what dbt need not read takes no time.
    """
    (folder / "packages.yml").write_text(yaml.safe_dump({"packages": [{"local": str(ROOT)}]}))
    installed = folder / "dbt_packages" / "perfil"
    installed.parent.mkdir(exist_ok=True)
    if parts:
        copy_parts(installed, *parts)
    else:
        installed.symlink_to(ROOT)


IDENTITY = ("models/intermediate/feeds", "models/intermediate/identity", "models/marts/identity")
IDENTITY += ("seeds/reference", "tests/assert_the_forest_spans_every_customer.sql")
ALWAYS = ("macros", "tests/generic", "dbt_project.yml", "models/_groups.yml", "models/_docs.md")


def copy_parts(project: Path, *parts: str) -> None:
    """A project of some of our folders and files. Unit tests stay at home: what is given to them
    may stand elsewhere."""
    unit_tests = shutil.ignore_patterns("*unit_tests.yml")
    for part in (*ALWAYS, *parts):
        (project / part).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, project / part, ignore=unit_tests)
        else:
            shutil.copy(ROOT / part, project / part)


# dbt's v2 parser reads in two seconds what dbt itself reads in fifteen. What it says of Postgres is
# not official yet: the demo is read by dbt itself on every engine, as `dbt build` does at home
READ_BY_DBT = {"DBT_ENGINE_USE_V2_PARSER": "false"}
READ_BY_V2 = {"DBT_ENGINE_USE_V2_PARSER": "true", "DBT_ALLOW_EXPERIMENTAL_ADAPTERS": "true"}


def parser(command: tuple[str, ...], cwd: Path) -> dict[str, str]:
    """By what dbt reads the project. The v2 parser does not know a profile of Spark's session; of a
    project other than ours it leaves null what dbt takes for an empty list (`indexes`); and of what
    it has read it finds nothing by its path, but breaks."""
    folder = cwd
    if "--profiles-dir" in command:
        folder = Path(command[command.index("--profiles-dir") + 1])
    profile, project = folder / "profiles.yml", cwd / "dbt_project.yml"
    ours = project.is_file() and "\nname: perfil\n" in f"\n{project.read_text()}"
    on_spark = profile.is_file() and "spark" in profile.read_text()
    by_path = any("path:" in str(part) for part in command)
    return READ_BY_V2 if ours and not on_spark and not by_path else READ_BY_DBT


def run(*command: str, cwd: Path = ROOT, check: bool = True, **environment: str):
    """Run a command of this environment (dbt, perfil, …) and hold what it says."""
    quiet = {"DBT_SEND_ANONYMOUS_USAGE_STATS": "false"}
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=cwd,
        env={**os.environ, **quiet, **parser(command, cwd), **environment},
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


def dbt_places(folder: Path) -> list[str]:
    """Options of dbt by which all that a test makes is in its folder."""
    places = ["--profiles-dir", folder, "--target-path", folder / "target", "--log-path", folder]
    return list(map(str, places))


def dbt_build(
    engine: Engine,
    folder: Path,
    schema: str,
    *options: str,
    check: bool = True,
    project=ROOT,
    **environment: str,
):
    """Build this project on an engine into schemas of its own; returns the build and dbt's word."""
    folder.mkdir(parents=True, exist_ok=True)
    write_profile(folder, engine, schema)
    command = ["dbt", "--quiet", "build", *dbt_places(folder), *options]
    done = run(*command, cwd=project, check=check, **environment)
    return Build(engine, folder, schema), done


# what comes after the feeds may not read staging (scripts/check_manifest.py)
FEEDS = ("models/staging", "models/intermediate/feeds", "models/marts/quality")
FEEDS += ("tests/assert_every_row_is_kept_or_set_aside.sql",)
FEEDS += ("tests/assert_every_raw_row_is_read_or_set_aside.sql",)


def build_feeds(engine: Engine, folder: Path, schema: str, *options: str, check: bool = True):
    """As dbt_build, of a copy of the project that ends at the feeds: dbt reads all of it anew for
    each other value of a var, and a third in a third of the time."""
    project = folder / "feeds_alone"
    if not project.exists():
        copy_parts(project, *FEEDS)
    return dbt_build(engine, folder, schema, *options, check=check, project=project)


# what has to be built anew, in its order, for RFM to be as of another day
UP_TO_RFM = (
    "stg_shopify__orders int_feeds__orders int_feeds__refunds customer_orders customer_refunds "
    "customer_revenue int_value__purchase_refunds int_value__purchase_amounts "
    "customer_purchase_statistics int_value__rfm_purchases customer_rfm"
)


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


OF_ONE_RUN = "run_id"  # dbt's own number of each run


def as_multiset(rows: list[dict]) -> Counter:
    """Rows in no order, each with how often it is there; JSON without its spaces."""
    return Counter(
        tuple(sorted((key, comparable(row[key])) for key in row if key != OF_ONE_RUN))
        for row in rows
    )


def differing(one: dict[str, Counter], other: dict[str, Counter]) -> dict[str, tuple]:
    """Of each table that differs, a few rows that only one of the two has."""
    return {
        name: (list(one[name] - other[name])[:3], list(other[name] - one[name])[:3])
        for name in one
        if one[name] != other[name]
    }


def comparable(value) -> str:
    """A value as text, the same for what every engine writes in its own way."""
    if isinstance(value, str) and value.startswith("{"):
        with suppress(ValueError):
            return json.dumps(json.loads(value), sort_keys=True)
    return str(value)
