"""Spark in one process: the same files, the same text, the same rules."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from ground import COLUMNS, FORMATS, ROWS, Ground, write_orders
from test_load_formats import AS_TEXT, TYPED
from test_load_rejects import BAD_CSV, SET_ASIDE

pytest_plugins = "load_fixtures"

SCENARIO = Path(__file__).with_name("load_in_spark.py")
ODD = "a b,;{}()=.`'\\/é😀"


@pytest.fixture
def spark_ground(spark_engine, make_ground) -> Ground:
    return make_ground(spark_engine)


def write_files(ground: Ground) -> None:
    for name in FORMATS:
        write_orders(ground.folder, name)
    with duckdb.connect() as writer:
        writer.execute(f"copy ({TYPED}) to '{ground.folder}/typed.parquet' (format parquet)")
    ground.write("bad.csv", BAD_CSV)
    ground.write("more.csv", "name,id\ngrace,2\nx\n")
    ground.write("odd.csv", f'"{ODD}",b\n1,2\n')
    ground.write("header.csv", "a,b\n")


def run_all(ground: Ground, *commands: tuple[str, ...]) -> list[tuple[int, str, str]]:
    where = ["--project-dir", str(ground.folder), "--profiles-dir", str(ground.folder)]
    given = [
        ["load", str(ground.folder / file), "--into", table, *more, *where]
        for file, table, *more in commands
    ]
    done = subprocess.run(
        [sys.executable, SCENARIO],
        input=json.dumps(given),
        cwd=ground.folder,
        env=os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def landed(folder: Path, table: str, order: str = "all") -> tuple[list[str], list[tuple]]:
    """Columns and rows of a table, from the files Spark wrote."""
    with duckdb.connect() as reader:
        found = reader.execute(
            f"select * from read_parquet('{folder}/warehouse/raw_load.db/{table}/*.parquet') "
            f"order by {order}"
        )
        return [column[0] for column in found.description], found.fetchall()


def test_spark_lands_the_same_text_by_the_same_rules(spark_ground: Ground, spark_engine):
    write_files(spark_ground)
    warehouse = spark_engine.folder / "warehouse" / "raw_load.db"
    (warehouse / "killed__loading").mkdir(parents=True)  # what a killed load leaves behind
    (warehouse / "killed__loading" / "part.parquet").write_bytes(b"PAR1")
    tables = [(name, f"orders_{place}") for place, name in enumerate(FORMATS)]
    done = run_all(
        spark_ground,
        *tables,
        ("typed.parquet", "typed"),
        ("odd.csv", "odd"),
        ("orders.csv", "killed"),
        ("header.csv", "empty"),
        ("bad.csv", "bad"),
        ("bad.csv", "bad"),
        ("more.csv", "bad", "--append"),
        ("orders.csv", "bad", "--append"),
        ("orders.csv", "orders_0", "--replace", "--dry-run"),
        ("header.csv", "orders_1", "--replace"),
        ("bad.csv", "orders_2", "--replace"),
        ("orders.csv", "orders_2", "--replace"),
    )
    codes = [code for code, *_ in done]
    assert codes == [0] * 10 + [1, 3, 1, 3, 0, 0, 1, 0], done
    folder = spark_engine.folder
    for table in ("orders_0", *(name for _, name in tables[2:]), "killed"):
        assert landed(folder, table) == (COLUMNS, ROWS)
    assert landed(folder, "typed")[1] == [AS_TEXT]
    assert landed(folder, "odd") == ([ODD, "b"], [("1", "2")])
    assert landed(folder, "empty") == landed(folder, "orders_1") == (["a", "b"], [])
    assert ("2", "grace") in landed(folder, "bad")[1]
    assert len(landed(folder, "bad")[1]) == 5
    aside = landed(folder, "bad__rejected", "file, line_number")[1]
    assert [row[1:] for row in aside] == [*SET_ASIDE, (3, "1 field where the header has 2", "x")]
    assert "holds 4 rows" in done[11][2]
    assert "the file lacks id, name" in done[13][2]
    left = {path.name for path in warehouse.iterdir()}
    assert left == {name for _, name in tables} | {
        "typed", "odd", "killed", "empty", "bad", "bad__rejected"
    }  # fmt: skip
