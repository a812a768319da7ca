"""Stopped, killed, out of space or locked out: the table is as it was."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from ground import ROWS, Ground, write_orders

pytest_plugins = "load_fixtures"

PERFIL = Path(sys.executable).parent / "perfil"
HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); input()"


def start(ground: Ground, *given: str, **options) -> subprocess.Popen:
    """`perfil load … --into orders` in a process of its own, once it has begun."""
    where = ["--project-dir", str(ground.folder), "--profiles-dir", str(ground.folder)]
    space = ground.folder / "space"
    space.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [PERFIL, "load", *given, "--into", "orders", *where],
        cwd=ground.folder,
        env=os.environ | {"TMPDIR": str(space)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )
    assert process.stderr.readline().startswith("Loading ")
    return process


def write_much(path: Path) -> Path:
    """Rows that take any engine many seconds."""
    with duckdb.connect() as writer:
        numbers = "select i, i + 1 as j, i + 2 as k, i + 3 as l from range(30_000_000) as n(i)"
        writer.execute(f"copy ({numbers}) to '{path}' (format parquet)")
    return path


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_stopped_while_writing(ground: Ground, sent):
    write_orders(ground.folder, "orders.csv")
    ground.loaded("orders.csv")
    write_much(ground.folder / "much.parquet")
    process = start(ground, "much.parquet", "--replace")
    time.sleep(1.5)
    process.send_signal(sent)
    said = process.communicate(timeout=60)[1]
    if sent == signal.SIGINT:
        assert process.returncode == 130, said
        assert "Stopped. raw_load.orders is as it was." in said
        assert list((ground.folder / "space").iterdir()) == []
    else:
        assert process.returncode == -signal.SIGKILL, said
    assert ground.rows() == ROWS
    assert ground.loaded("orders.csv", "--replace")["rows_kept"] == 5


def test_stopped_while_reading(duckdb_ground: Ground):
    duckdb_ground.write("much.csv", b"a,b\n" + b'1,"x"\n' * 5_000_000)
    process = start(duckdb_ground, "much.csv")
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 130, said
    assert duckdb_ground.columns() == []
    assert list((duckdb_ground.folder / "space").iterdir()) == []


@pytest.mark.parametrize("name", ["much.csv", "much.parquet"])
def test_no_space_left(duckdb_ground: Ground, name):
    """A limit on the size of files stands in for a full disk."""
    write_orders(duckdb_ground.folder, "orders.csv")
    duckdb_ground.loaded("orders.csv")
    path = duckdb_ground.folder / name
    with duckdb.connect() as writer:
        numbers = "select md5(i::varchar) as i from range(500_000) as n(i)"
        writer.execute(f"copy ({numbers}) to '{path}'")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, 4_000_000))

    process = start(duckdb_ground, name, "--replace", preexec_fn=limit)
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 2, said
    assert "Traceback" not in said
    assert "File too large" in said
    assert duckdb_ground.rows() == ROWS


def test_a_duckdb_file_held_by_another_process(duckdb_ground: Ground, duckdb_engine):
    write_orders(duckdb_ground.folder, "orders.csv")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, duckdb_engine.settings["path"]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        done = duckdb_ground.load("orders.csv")
        holder.communicate("\n")
    assert done.exit_code == 75
    assert "is held by another process" in done.stderr
    assert duckdb_ground.columns() == []


def test_a_postgres_table_held_by_another_session(postgres_ground: Ground, postgres_engine):
    import psycopg2

    write_orders(postgres_ground.folder, "orders.csv")
    postgres_ground.loaded("orders.csv")
    names = ("host", "port", "user", "password", "dbname")
    holder = psycopg2.connect(**{name: postgres_engine.settings[name] for name in names})
    holder.cursor().execute("lock table raw_load.orders in share mode")
    done = postgres_ground.load("orders.csv", "--replace")
    holder.close()
    assert done.exit_code == 75
    assert "held by another session" in done.stderr
    assert postgres_ground.rows() == ROWS


def test_what_postgres_cannot_store_undoes_the_whole_load(postgres_ground: Ground):
    write_orders(postgres_ground.folder, "orders.csv")
    postgres_ground.loaded("orders.csv")
    path = postgres_ground.folder / "zero.parquet"
    zero = "select case when i = 1000 then chr(0) else 'x' end as a from range(1001) as r(i)"
    with duckdb.connect() as writer:
        writer.execute(f"copy ({zero}) to '{path}' (format parquet)")
    done = postgres_ground.load(path, "--replace")
    assert done.exit_code == 2
    assert "zero character" in done.stderr
    assert postgres_ground.rows() == ROWS
    assert postgres_ground.columns("orders__rejected") == []
