"""The floor: `python replayed.py OUTPUT FILE` sends what dbt sent, with nothing around it.

OUTPUT is a dbt output, as JSON; FILE is what recorded.py wrote. Compiled SQL alone would leave out
what identity's loops and the other materialisations of our own do, and count their models as
nothing: so the statements are those that dbt sent, transactions, scratch tables, renames and
questions of convergence included, in the same order. Left out is what only dbt wants to know: which
tables there are. Prints, as JSON, the seconds of each model, and of all.
"""

import json
import re
import sys
import time
from pathlib import Path

import duckdb
from made import connect

CATALOGUE = re.compile(r"information_schema|duckdb_\w+\(\)|pg_catalog|pragma|svv_", re.IGNORECASE)
COMMENT = re.compile(r"^\s*/\*.*?\*/\s*", re.DOTALL)


def is_work(text: str) -> bool:
    """Whether the warehouse would have to do this without dbt."""
    return not (text.startswith(("select", "with", "pragma")) and CATALOGUE.search(text))


def replay(connection: duckdb.DuckDBPyConnection, told: dict) -> dict[str, float]:
    """The seconds of each model. A connection that dbt gives up is rolled back without a word: so
    a transaction that is still open where the next one begins had read only."""
    seconds, is_open = dict.fromkeys(told["models"], 0.0), False
    for model, statement in told["statements"]:
        text = COMMENT.sub("", statement).strip().lower()
        begins, ends = text.startswith("begin"), text.startswith("commit")
        if not is_work(text) or (ends and not is_open):
            continue
        if begins and is_open:
            connection.execute("rollback")
        is_open = begins or (is_open and not ends)
        begun = time.perf_counter()
        connection.execute(statement).fetchall()
        if model in seconds:
            seconds[model] += time.perf_counter() - begun
    return seconds


def main(output: str, file: str) -> None:
    with connect(json.loads(output)) as connection:
        told = json.loads(Path(file).read_text())
        begun = time.process_time()
        seconds = replay(connection, told)
    cpu = time.process_time() - begun
    print(json.dumps({"seconds": sum(seconds.values()), "cpu": cpu, "models": seconds}))


if __name__ == "__main__":
    main(*sys.argv[1:])
