"""Run dbt as of one day after another, in this process: the project is read once."""

import json
import pickle
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from perfil.errors import PerfilError
from perfil.project import Target

SILENT = ("--quiet", "--log-level", "none", "--log-level-file", "none", "--no-write-json")


@dataclass(frozen=True)
class Replay:
    """dbt on a project, with a folder of ours for what it writes beside tables.

    Between two days only the clock is another. No model's place, name or parent hangs on it, so
    what dbt read of the project once is good for all of them; dbt's command would read it each day.
    """

    target: Target
    folder: Path
    profiles_dir: str | None
    variables: dict[str, Any]

    def read(self, known: Path) -> bytes:
        """The project as dbt reads it, without tests. What dbt left of it in the folder `known`
        saves most of the time."""
        parsed = known / "partial_parse.msgpack"
        if parsed.is_file():
            shutil.copy(parsed, self.folder)
        manifest = self._invoke(None, "parse", self.variables).result
        for unique_id in [one for one in manifest.nodes if one.startswith("test.")]:
            del manifest.nodes[unique_id]
        manifest.unit_tests.clear()
        return pickle.dumps(manifest)

    def run(self, project: bytes, clock: str, names: list[str]) -> None:
        """Build these models as of a moment. dbt writes into a manifest, so each run has its own.

        Raises PerfilError with the first thing that went wrong.
        """
        variables = self.variables | {"as_of": clock}
        self._invoke(pickle.loads(project), "run", variables, "--select", *names)

    def close(self) -> None:
        """Let go of the warehouse: dbt keeps a DuckDB file open until its process ends."""
        if self.target.engine == "duckdb":
            from dbt.adapters.duckdb.connections import DuckDBConnectionManager

            DuckDBConnectionManager.close_all_connections()

    def _invoke(self, manifest: Any, command: str, variables: dict[str, Any], *more: str) -> Any:
        from dbt.cli.main import dbtRunner

        places = ["--project-dir", self.target.project_dir, "--target", self.target.name]
        places += ["--target-path", self.folder, "--log-path", self.folder]
        places += ["--profiles-dir", self.profiles_dir] if self.profiles_dir else []
        given = ["--vars", json.dumps(variables, default=str)]
        arguments = [command, *map(str, places), *SILENT, *given, *more]
        done = dbtRunner(manifest=manifest).invoke(arguments)
        if not done.success:
            raise PerfilError(why(done))
        return done


def why(done: Any) -> str:
    """What went wrong in a run of dbt, as one sentence."""
    if isinstance(done.exception, KeyboardInterrupt):
        raise KeyboardInterrupt
    for result in getattr(done.result, "results", None) or ():
        if result.status in ("error", "fail"):
            words = " ".join(str(result.message or "").split())
            return f"The model {result.node.name} cannot be built: {words}"
    return f"dbt says: {' '.join(str(done.exception or 'nothing').split())}"
