"""A bench's dbt project with perfil as an installed package, run in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import yaml
from engines import ROOT

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
Steps = dict[str, tuple[float, float]]


def run_alone(command: list, cwd: Path) -> tuple[str, int]:
    """What a process prints, and the most memory that it had, in bytes."""
    words = list(map(str, command))
    environment = {**os.environ, "DBT_SEND_ANONYMOUS_USAGE_STATS": "false"}
    with tempfile.TemporaryFile("w+") as said:
        child = subprocess.Popen(words, cwd=cwd, stdout=said, env=environment)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read()
    if child.returncode != 0:
        sys.exit(f"{' '.join(words)} ended with {child.returncode}:\n{text}")
    return text, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def land_world(customers: int, folder: Path) -> Path:
    """A made-up world in a DuckDB file, as its loaders would leave it."""
    world, path = folder / "world", folder / "world.duckdb"
    run_alone([BIN / "perfil", "generate", "--customers", customers, "--out", world], ROOT)
    with duckdb.connect(str(path)) as connection:
        for file in sorted(world.glob("*.parquet")):
            schema, table = file.stem.split("__", 1)
            connection.execute(f"create schema if not exists {schema}")
            connection.execute(f"create table {schema}.\"{table}\" as select * from '{file}'")
            file.unlink()
    return path


def prepare(name: str, project: Path, output: dict) -> Path:
    """The bench's project `name`, copied to a folder, its profile and packages in place."""
    shutil.copytree(HERE / name, project, dirs_exist_ok=True)
    profile = {"perfil": {"target": "it", "outputs": {"it": output}}}
    (project / "profiles.yml").write_text(yaml.safe_dump(profile))
    (project / "packages.yml").write_text(yaml.safe_dump({"packages": [{"local": str(ROOT)}]}))
    run_alone([BIN / "dbt", "--quiet", "deps"], project)
    return project


def build(project: Path, select: str, variables: dict, *options: str) -> tuple[Steps, int]:
    """Each model's seconds, by the clock and of processors; and the peak memory in bytes."""
    command = [sys.executable, HERE / "ours.py", select, json.dumps(variables), *options]
    said, memory = run_alone(command, project)
    return json.loads(said.splitlines()[-1]), memory
