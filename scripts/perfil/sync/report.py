"""What the command shows: one row per sync, the same names in every row."""

from collections.abc import Callable, Iterator
from typing import Any

from perfil.errors import BusyError, PerfilError, RefusedError
from perfil.sync.diff import MOVES
from perfil.sync.ledger import history
from perfil.sync.manifest import Sync
from perfil.sync.runner import plan_sync, run_sync
from perfil.sync.state import State

Row = dict[str, Any]

COUNTS = (*MOVES, "unchanged")
PLAN = ("sync", "destination", "mode", "payload", *COUNTS, "samples", "exit_code", "message")
RUN = ("sync", "status", *COUNTS, "file", "run_id", "exit_code", "message")


def listed(state: State, syncs: list[Sync]) -> list[Row]:
    """Each sync, its last run (UTC) and the rows its destination has."""
    return [described(sync) | vars(history(state, sync.name)) for sync in syncs]


def planned(state: State, syncs: list[Sync], sample: int) -> Iterator[Row]:
    """Each sync's plan; exit code 3 where a run would be refused."""

    def plan(sync: Sync) -> Row:
        found = plan_sync(state, sync, sample)
        outcome = {"exit_code": RefusedError.exit_code if found.refusal else 0}
        told = {"samples": found.samples, "message": found.refusal}
        return described(sync) | vars(found.counts) | told | outcome

    return (_attempted(sync, PLAN, plan) for sync in syncs)


def ran(state: State, syncs: list[Sync], force: bool) -> Iterator[Row]:
    """Run each sync as its row is asked for."""

    def run(sync: Sync) -> Row:
        done = run_sync(state, sync, force)
        return vars(done) | vars(done.counts)

    return (_attempted(sync, RUN, run) for sync in syncs)


def described(sync: Sync) -> Row:
    return {
        "sync": sync.name,
        "destination": sync.spec.destination,
        "mode": sync.spec.mode,
        "payload": sync.relation,
    }


def _attempted(sync: Sync, names: tuple[str, ...], work: Callable[[Sync], Row]) -> Row:
    """The row of one sync; one that fails says why in it, and lets the next one run."""
    try:
        row = work(sync)
    except PerfilError as error:
        status = {RefusedError: "refused", BusyError: "busy"}.get(type(error), "failed")
        told = {"exit_code": error.exit_code, "message": error.message}
        row = described(sync) | told | {"status": status}
    return {name: row.get(name) for name in names}
