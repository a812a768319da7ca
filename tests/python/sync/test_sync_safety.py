"""The state is never ahead of the file: failures, kills and second runs at the same time."""

import os
import signal
import time
from contextlib import contextmanager

import duckdb
import psycopg2
import pytest
from shop import ANN, BEN, SCHEMA, customer

ACKNOWLEDGED = "select count(*) from {state}.sync_ledger"


def wait_for(condition, seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "what the test waits for did not happen"
        time.sleep(0.005)


@contextmanager
def locked(shop, table: str, mode: str):
    """Another session of the server holds a table."""
    given = shop.target.settings
    names = ("host", "port", "user", "password", "dbname")
    connection = psycopg2.connect(**{name: given[name] for name in names})
    try:
        connection.cursor().execute(f"lock table {table} in {mode} mode")
        yield
    finally:
        connection.close()


@pytest.fixture
def emptied(postgres_shop):
    """A Postgres shop whose state is there and empty."""
    postgres_shop.payload()
    postgres_shop.run()
    postgres_shop.payload(ANN, BEN)
    return postgres_shop


def test_killed_after_the_rename_the_rows_are_sent_again(emptied):
    with locked(emptied, f"{SCHEMA}_state.sync_ledger", "share"):
        process = emptied.start("sync", "run", "vips_csv")
        wait_for(lambda: any(path.suffix == ".csv" for path in emptied.files()))
        process.kill()
        process.wait()
    (first,) = (path for path in emptied.files() if path.suffix == ".csv")
    assert emptied.state(ACKNOWLEDGED) == [(0,)]
    wait_for(lambda: emptied.perfil("sync", "run", "vips_csv").exit_code == 0)
    again = emptied.files()[1]
    assert [path.suffix for path in emptied.files()] == [".csv", ".csv"]
    assert again.read_bytes() == first.read_bytes()
    assert emptied.state(ACKNOWLEDGED) == [(2,)]


def test_killed_before_the_file_nothing_is_left(emptied):
    with locked(emptied, f"{SCHEMA}.sync_file__vips", "access exclusive"):
        process = emptied.start("sync", "run", "vips_csv")
        held = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
        wait_for(lambda: emptied.state(held) != [(0,)])
        process.send_signal(signal.SIGTERM)
        assert process.wait() == -signal.SIGTERM
    assert (emptied.files(), emptied.state(ACKNOWLEDGED)) == ([], [(0,)])


def test_a_second_run_at_the_same_time_is_told_to_wait(emptied):
    with locked(emptied, f"{SCHEMA}_state.sync_ledger", "share"):
        first = emptied.start("sync", "run", "vips_csv")
        wait_for(lambda: any(path.suffix == ".csv" for path in emptied.files()))
        second = emptied.run(code=75)
        assert second["status"] == "busy" and "run by another process" in second["message"]
    assert first.wait() == 0
    assert (len(emptied.files()), emptied.state(ACKNOWLEDGED)) == (1, [(2,)])


def test_on_duckdb_the_state_file_is_the_lock(duckdb_shop):
    duckdb_shop.payload(ANN)
    with duckdb.connect(str(duckdb_shop.folder / "warehouse_state.duckdb")):
        process = duckdb_shop.start("sync", "run", "vips_csv")
        _, said = process.communicate()
    assert (process.returncode, duckdb_shop.files()) == (75, [])
    assert "warehouse_state.duckdb is held by another process" in " ".join(said.split())


def test_on_duckdb_a_running_dbt_is_waited_for(duckdb_shop):
    duckdb_shop.payload(ANN)
    with duckdb.connect(str(duckdb_shop.folder / "warehouse.duckdb")):
        process = duckdb_shop.start("sync", "run", "vips_csv")
        assert (process.wait(), duckdb_shop.files()) == (75, [])


def test_a_ledger_that_cannot_be_written_sends_again(shop):
    shop.payload()
    shop.run()
    shop.payload(ANN)
    shop.change_state(
        "alter table {state}.sync_ledger add column approved_by int",
        "alter table {state}.sync_ledger alter column approved_by set not null",
    )
    failed = shop.run(code=2)
    (first,) = shop.files()
    assert f"wrote {first}, whose rows the next run sends again" in failed["message"]
    runs = "select status, exit_code from {state}.sync_runs order by finished_at"
    assert shop.state(ACKNOWLEDGED) == [(0,)]
    assert shop.state(runs) == [("unchanged", 0), ("failed", 2)]
    shop.change_state("alter table {state}.sync_ledger alter column approved_by drop not null")
    assert shop.counts(shop.run()) == (1, 0, 0, 0)
    assert shop.files()[1].read_bytes() == first.read_bytes()


def test_a_folder_that_cannot_be_written_acknowledges_nothing(shop):
    shop.payload(ANN)
    (shop.folder / "exports").write_text("a file where the folder should be")
    failed = shop.run(code=2)
    assert "Sync 'vips_csv' could not be written" in failed["message"]
    assert shop.state(ACKNOWLEDGED) == [(0,)]
    (shop.folder / "exports").unlink()
    assert shop.counts(shop.run()) == (1, 0, 0, 0)
    assert [path.suffix for path in shop.files()] == [".csv"]


def test_a_payload_that_breaks_while_it_is_read_is_told(shop):
    shop.payload(customer("customer-a", "not a number"))
    table = f"{SCHEMA}.sync_file__vips"
    shop.sql(
        f"alter table {table} rename to source_of_it",
        f"create view {'warehouse.' if shop.engine == 'duckdb' else ''}{table} as "
        f"select customer_id, cast(email as integer) as email from {SCHEMA}.source_of_it",
    )
    shop.respec(fields=["customer_id", "email"])
    failed = shop.run(code=2)
    assert f"because {shop.engine} says" in failed["message"]
    assert (shop.files(), shop.state(ACKNOWLEDGED)) == ([], [(0,)])


def test_ctrl_c_stops_before_anything_is_sent(duckdb_shop):
    duckdb_shop.payload(ANN)
    payload = f"warehouse.{SCHEMA}.sync_file__vips"
    # DuckDB may hear Ctrl-C only when the statement is done: one of some seconds, not of minutes.
    duckdb_shop.sql(
        f"drop table {payload}",
        f"create view {payload} as select cast(sum(one.range * two.range) as varchar) as "
        "customer_id from range(100000) as one, range(15000) as two",
    )
    duckdb_shop.respec(fields=["customer_id"])
    process = duckdb_shop.start("sync", "run", "vips_csv")
    try:
        wait_for((duckdb_shop.folder / "warehouse_state.duckdb").exists)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=120)
    finally:
        process.kill()
    assert process.returncode == 130 and "Stopped" in said
    assert (duckdb_shop.files(), duckdb_shop.state(ACKNOWLEDGED)) == ([], [(0,)])


def test_a_clock_set_back_does_not_revive_old_rows(shop):
    shop.payload(ANN)
    shop.run()
    shop.change_state("update {state}.sync_ledger set acknowledged_at = '2999-01-01'")
    shop.payload(customer("customer-a", "new@example.com"))
    assert shop.counts(shop.run()) == (0, 1, 0, 0)
    assert shop.counts(shop.run()) == (0, 0, 0, 1)


def test_the_state_outlives_the_warehouse_file(duckdb_shop):
    duckdb_shop.payload(ANN)
    duckdb_shop.run()
    (duckdb_shop.folder / "warehouse.duckdb").unlink()
    duckdb_shop.payload(ANN, BEN)
    assert duckdb_shop.counts(duckdb_shop.run()) == (1, 0, 0, 1)


def test_killed_at_any_moment_a_run_leaves_whole_files_and_no_early_state(duckdb_shop):
    rows = 100_000
    duckdb_shop.payload(ANN)
    duckdb_shop.sql(
        f"create or replace table {SCHEMA}.sync_file__vips as select source.* replace "
        f"('customer-' || number as customer_id) from {SCHEMA}.sync_file__vips as source, "
        f"range({rows}) as numbers(number)"
    )
    folder = duckdb_shop.folder / "exports" / "vips_csv"
    for delay in (0, 0.02, 0.05, 0.1, 0.2, 0.4):
        process = duckdb_shop.start("sync", "run", "vips_csv", "--force")
        wait_for(lambda process=process: folder.exists() or process.poll() is not None)
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    for file in folder.glob("*.csv"):
        assert len(file.read_text().splitlines()) == rows + 1
    for (path,) in duckdb_shop.state("select file_path from {state}.sync_runs"):
        assert path is None or os.path.exists(path)
    duckdb_shop.run()
    assert duckdb_shop.state(ACKNOWLEDGED) == [(rows,)]
    assert [path for path in folder.iterdir() if path.suffix != ".csv"] == []
