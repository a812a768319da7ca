"""What was sent and acknowledged. Append-only, because Spark's Parquet tables know no update.

`sync_ledger` has one row per acknowledged row and run; the newest per sync and key is the current
one. It holds keys and hashes, never a copy of the payload. `sync_runs` has one row per run.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from perfil.sync.delta_sql import HASH_VERSION
from perfil.sync.diff import Counts, Delta
from perfil.sync.manifest import Sync
from perfil.sync.state import State

ISO = "%Y-%m-%dT%H:%M:%S.%fZ"
LEDGER, RUNS = "sync_ledger", "sync_runs"
TABLES = {
    LEDGER: {
        "sync": "{text}",
        "key_value": "{text}",
        "payload_hash": "{text}",
        "hash_version": "int",
        "operation": "{text}",
        "run_id": "{text}",
        "acknowledged_at": "timestamp",
    },
    RUNS: {
        "run_id": "{text}",
        "sync": "{text}",
        "spec_hash": "{text}",
        "added_count": "bigint",
        "changed_count": "bigint",
        "removed_count": "bigint",
        "unchanged_count": "bigint",
        "status": "{text}",
        "exit_code": "int",
        "started_at": "timestamp",
        "finished_at": "timestamp",
        "file_path": "{text}",
    },
}


@dataclass(frozen=True)
class Run:
    """One run, finished. `status` is sent, unchanged (nothing to send), refused or failed."""

    run_id: str
    sync: str
    counts: Counts
    status: str
    exit_code: int
    started_at: datetime
    file: str | None = None


@dataclass(frozen=True)
class History:
    """What `list` shows of a sync; the time is ISO text, UTC."""

    last_run_at: str | None = None
    last_status: str | None = None
    acknowledged: int = 0


def prepare(state: State) -> None:
    """Make the state's tables when they are not there."""
    warehouse = state.warehouse
    with warehouse.transaction():
        if warehouse.engine == "postgres":
            # 'if not exists' does not keep two first runs from colliding in the catalog.
            warehouse.rows("select pg_advisory_xact_lock(hashtextextended('perfil state', 0))")
        if state.catalog is None:
            warehouse.ensure_schema(state.schema)
        for name, types in TABLES.items():
            typed = ", ".join(f"{column} {kind}" for column, kind in types.items())
            columns = typed.format(text=state.dialect.text)
            warehouse.execute(state.dialect.table.format(name=state.table(name), columns=columns))


def acknowledged_rows(state: State, sync: str) -> str:
    """A query for the rows the destination has: key_value, payload_hash, hash_version."""
    if not state.has(LEDGER):
        text = state.dialect.text
        return (
            f"select cast(null as {text}) as key_value, cast(null as {text}) as payload_hash, "
            "cast(null as int) as hash_version where 1 = 0"
        )
    return f"""
        with ranked as (
            select
                key_value, payload_hash, hash_version, operation,
                row_number() over (
                    partition by key_value order by acknowledged_at desc, run_id desc
                ) as age
            from {state.table(LEDGER)}
            where sync = {state.warehouse.literal(sync)}
        )
        select key_value, payload_hash, hash_version
        from ranked where age = 1 and operation <> 'remove'"""


def next_moment(state: State, sync: str) -> datetime:
    """Now (UTC, naive), but always after the sync's last acknowledgement.

    The newest row wins, so a clock that was set back must not make an old row the newest.
    """
    now = datetime.now(UTC).replace(tzinfo=None)
    latest = state.dialect.timestamp.format(x="max(acknowledged_at)")
    last = state.warehouse.rows(
        f"select {latest} from {state.table(LEDGER)} where sync = {state.warehouse.literal(sync)}"
    )[0][0]
    if last is None:
        return now
    return max(now, datetime.strptime(last, ISO) + timedelta(microseconds=1))


def acknowledge(state: State, run: Run, delta: Delta) -> None:
    """Write down that the delta arrived, and the run that sent it: both or neither."""
    literal, moment = state.warehouse.literal, _timestamp(next_moment(state, run.sync))
    with state.warehouse.transaction():
        state.warehouse.execute(
            f"{_insert(state, LEDGER)} select {literal(run.sync)}, key_value, payload_hash, "
            f"{HASH_VERSION}, sync_operation, {literal(run.run_id)}, {moment} "
            f"from {delta.table} where sync_operation <> 'unchanged'"
        )
        _insert_run(state, run, delta.sync, moment)


def record(state: State, run: Run, sync: Sync) -> None:
    """Write down a run that sent nothing."""
    _insert_run(state, run, sync, _timestamp(datetime.now(UTC).replace(tzinfo=None)))


def history(state: State, sync: str) -> History:
    """The sync's last run and how many rows its destination has."""
    if not (state.has(LEDGER) and state.has(RUNS)):
        return History()
    count = f"select count(*) from ({acknowledged_rows(state, sync)}) as acknowledged"
    finished = state.dialect.timestamp.format(x="finished_at")
    last = state.warehouse.rows(
        f"select {finished}, status from {state.table(RUNS)} "
        f"where sync = {state.warehouse.literal(sync)} "
        "order by finished_at desc, run_id desc limit 1"
    )
    return History(*(last[0] if last else (None, None)), state.warehouse.rows(count)[0][0])


def _insert_run(state: State, run: Run, sync: Sync, finished: str) -> None:
    literal, counts = state.warehouse.literal, run.counts
    state.warehouse.execute(
        f"{_insert(state, RUNS)} select {literal(run.run_id)}, {literal(run.sync)}, "
        f"{literal(sync.spec.fingerprint())}, {counts.add}, {counts.change}, {counts.remove}, "
        f"{counts.unchanged}, {literal(run.status)}, {run.exit_code}, "
        f"{_timestamp(run.started_at)}, {finished}, {literal(run.file)}"
    )


def _insert(state: State, table: str) -> str:
    """The head of an insert; it names its columns, so that a table may gain others later."""
    return f"insert into {state.table(table)} ({', '.join(TABLES[table])})"


def _timestamp(moment: datetime) -> str:
    return f"timestamp '{moment:%Y-%m-%d %H:%M:%S.%f}'"
