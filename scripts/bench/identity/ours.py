"""dbt in one process: `python ours.py SELECT VARS [OPTION …]`, in the folder of the project.

Prints, as JSON, the seconds of each model: by the clock, and of this process on all its processors.
"""

import json
import sys
import time

from dbt.cli.main import dbtRunner


def main(select: str, variables: str, *options: str) -> None:
    clocks: dict[str, tuple[float, float]] = {}
    seconds: dict[str, tuple[float, float]] = {}

    def note(event) -> None:
        if event.info.name not in ("NodeStart", "NodeFinished"):
            return
        model, now = event.data.node_info.node_name, (time.perf_counter(), time.process_time())
        if event.info.name == "NodeStart":
            clocks[model] = now
        else:
            seconds[model] = (now[0] - clocks[model][0], now[1] - clocks[model][1])

    command = ["--quiet", "build", "--exclude-resource-type", "test", "unit_test"]
    chosen = ["--select", *select.split(), "--vars", variables, *options]
    if not dbtRunner(callbacks=[note]).invoke([*command, *chosen]).success:
        sys.exit("dbt could not build the bench's models; what it said is above.")
    print(json.dumps(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
