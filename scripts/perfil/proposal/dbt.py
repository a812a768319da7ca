"""Run dbt on the project into a schema of its own, with nothing written to the user's folder."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from perfil.errors import PerfilError
from perfil.project import Target, read_profile

PROGRESS = re.compile(r"(\d+ of \d+) OK created .* model (?:[^ .]+\.)?([^ .]+)")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Dbt:
    """dbt on a project, with a target folder and logs in a folder of ours, and a profile there too
    unless another folder has it."""

    target: Target
    folder: Path
    variables: dict[str, Any]
    profiles: Path | None = None

    def manifest(self) -> dict[str, Any]:
        """What the project would build, and where."""
        code, said = self.run("parse", [], lambda line: None)
        path = self.folder / "target" / "manifest.json"
        if code or not path.is_file():
            raise PerfilError(f"dbt cannot read the project with this proposal: {last_words(said)}")
        return json.loads(path.read_text(encoding="utf-8"))

    def build(self, names: list[str], state: Path, tell: Callable[[str], None]) -> None:
        """Build these models and run these tests; what they read beside is read from `state`."""
        options = ["--defer", "--state", str(state), "--indirect-selection", "empty"]
        options += ["--exclude-resource-types", "unit_test", "--select", *names]
        code, said = self.run("build", options, tell)
        if code:
            raise PerfilError(self._why(said))

    def run(
        self, command: str, options: list[str], tell: Callable[[str], None]
    ) -> tuple[int, list[str]]:
        """dbt's exit code and what it said; `tell` hears of each model as it is done."""
        where = {
            "--project-dir": self.target.project_dir,
            "--profiles-dir": self.profiles or self.folder,
            "--target": self.target.name,
            "--target-path": self.folder / "target",
            "--log-path": self.folder / "logs",
            "--vars": json.dumps(self.variables, default=str),
        }
        said = []
        with subprocess.Popen(
            [program(), command, *(str(part) for pair in where.items() for part in pair), *options],
            cwd=self.target.project_dir,
            env={**os.environ, "DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "DO_NOT_TRACK": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        ) as process:
            try:
                for line in process.stdout or ():
                    plain = COLOURS.sub("", line).rstrip()
                    said.append(plain)
                    if found := PROGRESS.search(plain):
                        tell(f"{found[1]} {found[2]}")
            except KeyboardInterrupt:
                process.terminate()  # and wait, or it would hold the warehouse a while longer
                process.wait()
                raise
        return process.returncode, said

    def _why(self, said: list[str]) -> str:
        """The first thing that went wrong, as a sentence."""
        path = self.folder / "target" / "run_results.json"
        results = json.loads(path.read_text())["results"] if path.is_file() else []
        for result in results:
            kind, _, name = result["unique_id"].split(".")[:3]
            if result["status"] == "fail":
                return f"The proposal does not pass the test {name}: {result['failures']} rows."
            if result["status"] == "error":
                words = " ".join((result["message"] or "").split())
                return f"The proposal cannot be built: {kind} {name} says: {words}"
        return f"The proposal cannot be built: {last_words(said)}"


def write_profile(
    target: Target, folder: Path, schema: str, profiles_dir: str | Path | None
) -> None:
    """The user's profile with another schema; what it takes from the environment stays there."""
    name, profile = read_profile(target, profiles_dir)
    output = profile["outputs"][target.name] | {"schema": schema}
    if target.engine == "duckdb" and target.settings.get("path"):
        output["path"] = str(target.project_dir / target.settings["path"])
    content = {name: {"target": target.name, "outputs": {target.name: output}}}
    path = folder / "profiles.yml"
    path.touch(mode=0o600)
    path.write_text(yaml.safe_dump(content), encoding="utf-8")


def program() -> str:
    """The dbt of this environment, or the one on the path."""
    beside = Path(sys.executable).parent / "dbt"
    found = str(beside) if beside.is_file() else shutil.which("dbt")
    if not found:
        raise PerfilError("There is no command dbt here. Install dbt-core beside perfil.")
    return found


def last_words(said: list[str]) -> str:
    """The end of what dbt said, as one line without its clock."""
    words = [re.sub(r"^\d\d:\d\d:\d\d\s*", "", line).strip() for line in said]
    return " ".join(" ".join(words[-8:]).split())
