"""Plan and run one sync. State never moves ahead of the destination."""

from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import uuid4

from perfil.errors import RefusedError
from perfil.masking import masked
from perfil.sync import ledger
from perfil.sync.destinations import file
from perfil.sync.diff import MOVES, Counts, Delta, delta, sample_keys
from perfil.sync.ledger import Run
from perfil.sync.manifest import Sync
from perfil.sync.state import State, sentences


@dataclass(frozen=True)
class Plan:
    """What a run would send now: rows per operation, a few masked keys, and why it would not."""

    sync: Sync
    counts: Counts
    samples: dict[str, list[str]]
    refusal: str | None


def plan_sync(state: State, sync: Sync, sample: int) -> Plan:
    """Compare without sending; `sample` keys at most per operation. Changes nothing."""
    with (
        sentences(state.warehouse, f"Sync '{sync.name}'"),
        delta(state, sync, _acknowledged(state, sync)) as found,
    ):
        samples = {
            move: [masked(key) for key in sample_keys(state, found, move, sample)] for move in MOVES
        }
        return Plan(sync, found.counts, samples, guard(sync, found.counts))


def run_sync(state: State, sync: Sync, force: bool = False) -> Run:
    """Send what changed, then acknowledge it. `force` passes the guards, never the contract.

    A crash after the send and before the acknowledgement sends the same rows again next time.
    Raises BusyError when another process runs this sync, RefusedError before anything is sent.
    """
    with sentences(state.warehouse, f"Sync '{sync.name}'"):
        state.claim(sync.name)
        started = ledger.next_moment(state, sync.name)
        run = Run(uuid4().hex, sync.name, Counts(), "unchanged", 0, started)
        try:
            with delta(state, sync, _acknowledged(state, sync)) as found:
                return _send(state, replace(run, counts=found.counts), found, force)
        except Exception as error:
            _record_failure(state, sync, run, error)
            raise


def guard(sync: Sync, counts: Counts) -> str | None:
    """Why the sync's guards stop this, or None."""
    share = sync.spec.guards.max_removed_share
    if counts.remove <= share * counts.acknowledged:
        return None
    return (
        f"Sync '{sync.name}' would remove {counts.remove} of the {counts.acknowledged} rows its "
        f"destination has, more than guards.max_removed_share ({share:g}) allows. Nothing was "
        "sent: check the model, or send it all the same with --force."
    )


def _send(state: State, run: Run, found: Delta, force: bool) -> Run:
    refusal = guard(found.sync, found.counts)
    if refusal and not force:
        raise RefusedError(refusal)
    if not found.counts.moving:
        ledger.record(state, run, found.sync)
        return run
    path = file.deliver(state, found, run.run_id, run.started_at)
    sent = replace(run, status="sent", file=str(path))
    missed = f"Sync '{run.sync}' wrote {path}, whose rows the next run sends again: the ledger"
    with sentences(state.warehouse, missed):
        ledger.acknowledge(state, sent, found)
    return sent


def _acknowledged(state: State, sync: Sync) -> str:
    return ledger.acknowledged_rows(state, sync.name)


def _record_failure(state: State, sync: Sync, run: Run, error: Exception) -> None:
    status = "refused" if isinstance(error, RefusedError) else "failed"
    failed = replace(run, status=status, exit_code=getattr(error, "exit_code", 2))
    # The state may be what is broken; the first error is the one to tell.
    with suppress(Exception):
        ledger.record(state, failed, sync)
