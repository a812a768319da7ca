"""A copy of the project and of the demo's warehouse, in which segments are made and looked at."""

import json
import shutil
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner
from support import ROOT, Build, Engine, read_table, run, write_profile

from perfil.cli import main

FOLDERS = ("models", "macros", "seeds", "tests", "analyses")
KEEPERS = ("keepers", "--label", "Kept: 'twice'", "--owner", "Shop", "--purpose", "keep them")


class Workshop:
    """A project folder whose warehouse is the demo's, and `perfil segment` run on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.engine = Engine(
            "duckdb", {"type": "duckdb", "path": f"{folder}/warehouse.duckdb"}, folder
        )

    def copy_warehouse(self, demo: Build) -> None:
        self.folder.mkdir(parents=True)
        shutil.copyfile(demo.engine.settings["path"], self.folder / "warehouse.duckdb")
        write_profile(self.folder, self.engine, "demo")

    def copy_project(self) -> None:
        """perfil's own tree, to be changed."""
        for name in FOLDERS:
            shutil.copytree(ROOT / name, self.folder / name)
        shutil.copyfile(ROOT / "dbt_project.yml", self.folder / "dbt_project.yml")

    def list_segment(self, model: str) -> None:
        """What the scaffold says to add to dbt_project.yml."""
        path = self.folder / "dbt_project.yml"
        code = path.read_text()
        begin = "    segments:\n      - "
        assert begin in code
        path.write_text(code.replace(begin, f"{begin}{model}\n      - "))

    def company(self) -> None:
        """A project of another name that has perfil among its packages, and no clock."""
        ours = {"demo": False, "segments": ["seg_lately"]}
        project = {"name": "company", "profile": "perfil", "vars": {"perfil": ours}}
        (self.folder / "dbt_project.yml").write_text(yaml.safe_dump(project))
        (self.folder / "packages.yml").write_text("packages: [{local: perfil}]")
        (self.folder / "dbt_packages").mkdir()
        (self.folder / "dbt_packages" / "perfil").symlink_to(ROOT)

    def build(self, *names: str) -> None:
        """These and their own tests, not those that compare them with what is not built anew."""
        options = ["--indirect-selection", "cautious", "--select", *names]
        run("dbt", "--quiet", "build", *options, cwd=self.folder)

    def segment(self, command: str, *options: str):
        """click's result of `perfil segment …`."""
        where = ["--project-dir", str(self.folder)]
        where += [] if command == "new" else ["--profiles-dir", str(self.folder)]
        return CliRunner().invoke(main, ["segment", command, *where, *options])

    def told(self, command: str, *options: str) -> Any:
        done = self.segment(command, *options, "--format", "json")
        assert done.exit_code == 0, done.output
        return json.loads(done.stdout)

    def table(self, name: str) -> list[dict]:
        return read_table(self.engine, "demo", name)

    def write(self, name: str, code: str) -> Path:
        path = self.folder / "models" / "segments" / "own" / f"seg_{name}.sql"
        path.write_text(code)
        return path

    def files(self) -> dict[str, int]:
        """Every file but the warehouse, and when it was written."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return {str(path): path.stat().st_mtime_ns for path in found if path.suffix != ".duckdb"}
