"""Identity itself, all of its models: all records at once, and one per cent of new ones."""

from pathlib import Path

import duckdb
from dbt_runs import Steps, build, prepare
from engines import duckdb_engine
from graph import new_from, write_graph
from rich.table import Table

CHOSEN = "+customer_identifiers +identity_components +identity_ledger +customer_identifier_history"
MODELS = ("int_identity__",)
MARTS = ("customer_", "identity_", "quarantined_")


def measure_records(pairs: int, folder: Path) -> Table:
    """Seconds of 99 %, then of what is new, then of a full refresh; an error when the last two
    do not come to the same customers."""
    path = folder / "records.duckdb"
    _, count = write_graph(path, pairs)
    known, last = new_from(path)
    with duckdb.connect(str(path)) as connection:
        new = connection.execute(f"select count(*) from pairs where seen_at >= {known}").fetchone()
    project = prepare("records", folder / "dbt", duckdb_engine(path).output)
    runs = {
        f"{count - new[0]:,} records": build(project, CHOSEN, {"seen_before": known}),
        f"{new[0]:,} new": build(project, CHOSEN, {"seen_before": last}),
    }
    keep_customers(path)
    runs["full refresh"] = build(project, CHOSEN, {"seen_before": last}, "--full-refresh")
    wrong = differing(path)
    if wrong:
        raise SystemExit(f"Step by step and at once differ in {wrong:,} identifiers.")
    return show(runs)


def keep_customers(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table step_by_step as select * from customer_identifiers")


def differing(path: Path) -> int:
    """How many identifiers are another's, or are in only one of the two."""
    with duckdb.connect(str(path)) as connection:
        return connection.execute("""
            select count(*)
            from step_by_step as one
            full join customer_identifiers as other using (identifier_key)
            where one.customer_id is distinct from other.customer_id
        """).fetchone()[0]


def seconds(steps: Steps, names: tuple[str, ...], measure: int) -> float:
    """Of the models whose names begin so: by the clock (0), or of processors (1)."""
    return sum(took[measure] for model, took in steps.items() if model.startswith(names))


def show(runs: dict[str, tuple[Steps, int]]) -> Table:
    """Of the feed nothing is counted: it is the same in each run."""
    columns = ["run", "identity, seconds", "ratio", "CPU", "ratio", "its marts", "ratio", "peak GB"]
    table = Table(*columns, title="Identity's models", title_justify="left")
    whole = list(runs.values())[-1][0]
    for name, (steps, memory) in runs.items():
        row = [name]
        for names, measure in ((MODELS, 0), (MODELS, 1), (MARTS, 0)):
            took = seconds(steps, names, measure)
            row += [f"{took:.1f}", f"{took / seconds(whole, names, measure):.3f}"]
        table.add_row(*row, f"{memory / 1e9:.1f}")
    return table
