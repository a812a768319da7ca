"""dbt in a process of its own: `python recorded.py FILE ARGUMENT …`, in the project's folder.

Writes to FILE, as JSON: the seconds before the first model, those from its start to the last one's
end (by the clock, and of processors), those of each model and where it is; and every statement
that dbt sent to the warehouse, in order, with the model that it was for.
"""

import json
import sys
import time
from pathlib import Path

BEGUN = time.perf_counter()

from dbt.cli.main import dbtRunner  # noqa: E402


def now() -> tuple[float, float]:
    """By the clock, and of this process on all its processors."""
    return time.perf_counter(), time.process_time()


class Recorder:
    """What dbt's events tell. Statements are debug events: they are told, though not logged."""

    def __init__(self) -> None:
        self.first = self.last = (0.0, 0.0)
        self.started: dict[str, float] = {}
        self.models: dict[str, dict] = {}
        self.statements: list[tuple[str, str]] = []

    def note(self, event) -> None:
        node = getattr(event.data, "node_info", None)
        name = node.unique_id if node is not None else ""
        if event.info.name == "SQLQuery":
            self.statements.append((name, event.data.sql))
        elif event.info.name == "NodeStart" and name.startswith("model."):
            self.first = now() if not self.started else self.first
            self.started[name] = time.perf_counter()
        elif event.info.name == "NodeFinished" and name.startswith("model."):
            self.last = now()
            took = self.last[0] - self.started[name]
            self.models[name] = {"seconds": took, "path": node.node_path}


def main(file: str, *arguments: str) -> None:
    recorder = Recorder()
    if not dbtRunner(callbacks=[recorder.note]).invoke(list(arguments)).success:
        sys.exit("dbt could not build the world; what it said is above.")
    told = {
        "start_up": recorder.first[0] - BEGUN,
        "seconds": recorder.last[0] - recorder.first[0],
        "cpu": recorder.last[1] - recorder.first[1],
        "models": recorder.models,
        "statements": recorder.statements,
    }
    Path(file).write_text(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
