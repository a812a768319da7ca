"""`make bench-identity`: from pairs of identifiers to a table of named clusters, ours and others.

All in one run on one machine, each contender in a process of its own, one after the other, and all
must come to the same clusters. Read the ratios; seconds are this machine's.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import click
import duckdb
import yaml
from engines import ROOT, Engine, duckdb_engine, postgres_engine, spark_engine
from graph import write_graph
from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
STEPS = ["nodes", "edges", "components", "clusters"]
OTHER_ENGINES = {"postgres": postgres_engine, "spark": spark_engine}


@dataclass(frozen=True)
class Outcome:
    """Seconds of each step, peak memory of the process in bytes, and where its clusters are."""

    name: str
    seconds: dict[str, float]
    memory: int
    clusters: str

    @property
    def total(self) -> float:
        return sum(self.seconds.values())


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


def ours(engine: Engine, folder: Path) -> Outcome:
    """dbt with perfil as an installed package. A model's time is dbt's own measure of it."""
    project = folder / f"dbt_{engine.name}"
    shutil.copytree(HERE / "project", project, dirs_exist_ok=True)
    profile = {"perfil": {"target": "it", "outputs": {"it": engine.output}}}
    (project / "profiles.yml").write_text(yaml.safe_dump(profile))
    (project / "packages.yml").write_text(yaml.safe_dump({"packages": [{"local": str(ROOT)}]}))
    run_alone([BIN / "dbt", "--quiet", "deps"], project)
    chosen = ["--select", "package:bench_identity", "--vars", json.dumps({"pairs": engine.pairs})]
    _, memory = run_alone([BIN / "dbt", "--quiet", "run", *chosen], project)
    results = json.loads((project / "target" / "run_results.json").read_text())["results"]
    seconds = {found["unique_id"].split(".")[-1]: found["execution_time"] for found in results}
    name = "ours" if engine.name == "duckdb" else f"ours, {engine.name}"
    return Outcome(name, seconds, memory, engine.clusters)


def contend(name: str, pairs: Path, folder: Path) -> Outcome:
    """A contender on a copy of the pairs of its own."""
    own = folder / f"{name}.duckdb"
    if name in OTHER_ENGINES:
        with OTHER_ENGINES[name](pairs, folder) as engine:
            return ours(engine, folder)
    shutil.copyfile(pairs, own)
    if name == "ours":
        return ours(duckdb_engine(own), folder)
    said, memory = run_alone([sys.executable, HERE / "other.py", name, own], folder)
    return Outcome(name, json.loads(said), memory, str(own))


def read_clusters(place: str) -> str:
    """What DuckDB reads a contender's clusters from."""
    if place.endswith(".parquet"):
        return f"read_parquet('{place}')"
    if place.endswith(".csv"):
        names = "{'identifier': 'varchar', 'cluster_name': 'varchar'}"
        return f"read_csv('{place}', header = false, columns = {names})"
    return "made.clusters"


def differing(one: str, other: str) -> int:
    """How many identifiers are named otherwise, or only in one of the two."""
    with duckdb.connect() as connection:
        for table, place in [("one", one), ("other", other)]:
            if place.endswith(".duckdb"):
                connection.execute(f"attach '{place}' as made (read_only)")
            connection.execute(f"create table {table} as select * from {read_clusters(place)}")
            if place.endswith(".duckdb"):
                connection.execute("detach made")
        return connection.execute("""
            select count(*)
            from one full join other on one.identifier = other.identifier
            where one.cluster_name is distinct from other.cluster_name
        """).fetchone()[0]


def measure(names: list[str], edges: int, folder: Path) -> list[Outcome]:
    """All contenders on one graph; an error when any comes to other clusters than the first."""
    pairs = folder / "pairs.duckdb"
    identifiers, count = write_graph(pairs, edges)
    click.echo(f"{identifiers:,} identifiers, {count:,} pairs", err=True)
    outcomes = []
    for name in names:
        click.echo(f"  {name} …", err=True)
        outcomes.append(contend(name, pairs, folder))
        wrong = differing(outcomes[0].clusters, outcomes[-1].clusters) if len(outcomes) > 1 else 0
        if wrong:
            sys.exit(f"{name} and {names[0]} differ in {wrong:,} of {identifiers:,} identifiers.")
    return outcomes


def show(console: Console, title: str, outcomes: list[Outcome]) -> None:
    table = Table(
        "contender", "seconds", "ratio", *STEPS, "peak GB", title=title, title_justify="left"
    )
    for outcome in outcomes:
        ratio = outcome.total / outcomes[0].total
        steps = [f"{outcome.seconds[step]:.1f}" for step in STEPS]
        memory = f"{outcome.memory / 1e9:.1f}" if "," not in outcome.name else "-"
        table.add_row(outcome.name, f"{outcome.total:.1f}", f"{ratio:.2f}", *steps, memory)
    console.print(table)


@click.command()
@click.option("--small", default=600_000, show_default=True, help="Pairs, about, with Splink.")
@click.option("--large", default=7_000_000, show_default=True, help="Pairs, about, without.")
@click.option("--growth", default="1000000,10000000", show_default=True, help="Ours at two sizes.")
@click.option("--splink-too", is_flag=True, help="Splink at the large size: minutes.")
@click.option("--engine", "engines", multiple=True, type=click.Choice(list(OTHER_ENGINES)))
@click.option("--repeat", default=1, show_default=True, help="How often at the large size.")
def main(small: int, large: int, growth: str, splink_too: bool, engines: tuple, repeat: int):
    """Print seconds, ratios to ours, and the peak memory of each process."""
    console = Console(soft_wrap=True)

    def run(names: list[str], edges: int, title: str) -> list[Outcome]:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            outcomes = measure(names, edges, Path(folder))
        if title:
            show(console, title, outcomes)
        return outcomes

    if small:
        run(["ours", "scipy", "splink", *engines], small, f"About {small:,} pairs")
    for _ in range(repeat if large else 0):
        names = ["ours", "scipy", *(["splink"] if splink_too else []), *engines]
        run(names, large, f"About {large:,} pairs")
    if growth:
        first, last = map(int, growth.split(","))
        took = [run(["ours"], edges, "")[0].total for edges in (first, last)]
        linear = took[1] / took[0] / (last / first)
        console.print(
            f"Ours from {first:,} to {last:,} pairs: {took[0]:.1f} to {took[1]:.1f} seconds, "
            f"{linear:.2f} times linear"
        )


if __name__ == "__main__":
    main()
