"""From pairs of identifiers to a table of named clusters, ours and others.

All in one run on one machine, each contender in a process of its own, one after the other, and all
must come to the same clusters. Read the ratios; seconds are this machine's.
"""

import json
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import click
import duckdb
from dbt_runs import HERE, build, prepare, run_alone
from engines import Engine, duckdb_engine, postgres_engine, spark_engine
from graph import new_from, write_graph
from rich.console import Console
from rich.table import Table

from perfil.tables import console_for_tables

STEPS = ["nodes", "edges", "components", "clusters"]
LATER_STEPS = {"looked_up": "nodes", "merged": "components", "moved": "components"}
LATER = "ours, 1 % new"
OTHER_ENGINES = {"postgres": postgres_engine, "spark": spark_engine}


@dataclass(frozen=True)
class Outcome:
    """Each step's seconds, by the clock and of processors; the process's peak memory in bytes; and
    where its clusters are."""

    name: str
    steps: dict[str, tuple[float, float]]
    memory: int
    clusters: str

    @property
    def seconds(self) -> float:
        return sum(clock for clock, _ in self.steps.values())

    @property
    def processor_seconds(self) -> float:
        return sum(processor for _, processor in self.steps.values())

    def best(self, again: "Outcome") -> "Outcome":
        """Of two attempts the better, step by step: what else the machine does is not ours."""
        steps = {
            step: tuple(map(min, found, again.steps[step])) for step, found in self.steps.items()
        }
        return Outcome(self.name, steps, max(self.memory, again.memory), again.clusters)


def ours(engine: Engine, folder: Path) -> Outcome:
    """dbt with perfil as an installed package."""
    project = prepare("project", folder / f"dbt_{engine.name}", engine.output)
    steps, memory = build(project, "package:bench_identity", {"pairs": engine.pairs})
    name = "ours" if engine.name == "duckdb" else f"ours, {engine.name}"
    return Outcome(name, steps, memory, engine.clusters)


def ours_later(engine: Engine, pairs: Path, folder: Path) -> Outcome:
    """The last per cent of pairs, added to what was made of all others before."""
    known, _ = new_from(pairs)
    before = f"(select * from pairs where seen_at < {known})"
    first = prepare("project", folder / "dbt_before", engine.output)
    build(first, "package:bench_identity", {"pairs": before})
    os.sync()
    later = prepare("later", folder / "dbt_later", engine.output)
    took, memory = build(later, "package:bench_identity_later", {"known_before": known})
    steps = dict.fromkeys(STEPS, (0.0, 0.0))
    for model, seconds in took.items():
        step = LATER_STEPS.get(model, model)
        steps[step] = tuple(map(sum, zip(steps[step], seconds, strict=True)))
    return Outcome(LATER, steps, memory, engine.clusters)


def contend(name: str, pairs: Path, folder: Path, settings: dict[str, str]) -> Outcome:
    """A contender on a copy of the pairs of its own; DuckDB's settings are the same for all."""
    own = folder / f"{name}.duckdb"
    if name in OTHER_ENGINES:
        with OTHER_ENGINES[name](pairs, folder) as engine:
            return ours(engine, folder)
    shutil.copyfile(pairs, own)
    os.sync()  # or the first to commit waits for the disk to take all that was written before
    engine = duckdb_engine(own, settings)
    if name == "ours":
        return ours(engine, folder)
    if name == LATER:
        return ours_later(engine, pairs, folder)
    command = [sys.executable, HERE / "other.py", name, json.dumps(engine.output)]
    said, memory = run_alone(command, folder)
    return Outcome(name, json.loads(said), memory, str(own))


def read_clusters(place: str) -> str:
    """What DuckDB reads a contender's clusters from."""
    if place.endswith(".parquet"):
        return f"read_parquet('{place}')"
    if place.endswith(".csv"):
        names = "{'node_id': 'bigint', 'identifier': 'varchar', 'cluster_name': 'varchar'}"
        return f"read_csv('{place}', header = false, columns = {names})"
    return "made.clusters"


def differing(one: str, other: str) -> int:
    """How many identifiers are in another cluster, whatever its name, or only in one of the two."""
    with duckdb.connect() as connection:
        for table, place in [("one", one), ("other", other)]:
            if place.endswith(".duckdb"):
                connection.execute(f"attach '{place}' as made (read_only)")
            connection.execute(f"create table {table} as select * from {read_clusters(place)}")
            if place.endswith(".duckdb"):
                connection.execute("detach made")
        return connection.execute("""
            with shared as (
                select one.cluster_name as one_name, other.cluster_name as other_name, count(*) as n
                from one full join other on one.identifier = other.identifier
                group by all
            )
            select coalesce(sum(n), 0) from (
                from shared qualify one_name is null or other_name is null
                or count(*) over (partition by one_name) > 1
                or count(*) over (partition by other_name) > 1
            )
        """).fetchone()[0]


def measure(
    names: list[str], edges: int, folder: Path, repeat: int, settings: dict[str, str]
) -> list[Outcome]:
    """All contenders on one graph, in turn; an error when one comes to other clusters than ours."""
    pairs = folder / "pairs.duckdb"
    identifiers, count = write_graph(pairs, edges)
    click.echo(f"{identifiers:,} identifiers, {count:,} pairs", err=True)
    outcomes: dict[str, Outcome] = {}
    for name in names * repeat:
        click.echo(f"  {name} …", err=True)
        outcome = contend(name, pairs, folder, settings)
        outcomes[name] = outcomes[name].best(outcome) if name in outcomes else outcome
        wrong = differing(outcomes[names[0]].clusters, outcome.clusters) if len(names) > 1 else 0
        if wrong:
            sys.exit(f"{name} and {names[0]} differ in {wrong:,} of {identifiers:,} identifiers.")
    return list(outcomes.values())


def show(console: Console, title: str, outcomes: list[Outcome]) -> None:
    """CPU is what the process itself used: of Postgres and Spark nothing is known."""
    columns = ["contender", "seconds", "ratio", "CPU", "ratio", *STEPS, "peak GB"]
    table = Table(*columns, title=title, title_justify="left")
    first = outcomes[0]
    for outcome in outcomes:
        clock = [f"{outcome.seconds:.1f}", f"{outcome.seconds / first.seconds:.2f}"]
        ratio = outcome.processor_seconds / first.processor_seconds
        own = [f"{outcome.processor_seconds:.1f}", f"{ratio:.2f}"]
        memory = f"{outcome.memory / 1e9:.1f}"
        if outcome.name.removeprefix("ours, ") in OTHER_ENGINES:
            own, memory = ["-", "-"], "-"
        steps = [f"{outcome.steps[step][0]:.1f}" if step in outcome.steps else "" for step in STEPS]
        table.add_row(outcome.name, *clock, *own, *steps, memory)
    console.print(table)


def measure_clustering(
    small: int, large: int, growth: str, also: tuple, repeat: int, settings: dict[str, str]
) -> None:
    """Print seconds, ratios to ours, and the peak memory of each process."""
    console = console_for_tables()

    def run(names: list[str], edges: int, title: str) -> list[Outcome]:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            outcomes = measure(names, edges, Path(folder), repeat, settings)
        if title:
            show(console, title, outcomes)
        return outcomes

    if small:
        engines = [name for name in OTHER_ENGINES if name != "spark" or shutil.which("java")]
        names = ["ours", LATER, "scipy", "splink", "splink_strings", *engines]
        run(names, small, f"About {small:,} pairs")
    if large:
        run(["ours", LATER, "scipy", *also], large, f"About {large:,} pairs")
    if growth:
        first, last = map(int, growth.split(","))
        took = [run(["ours"], edges, "")[0].seconds for edges in (first, last)]
        linear = took[1] / took[0] / (last / first)
        console.print(
            f"Ours from {first:,} to {last:,} pairs: {took[0]:.1f} to {took[1]:.1f} seconds, "
            f"{linear:.2f} times linear"
        )
