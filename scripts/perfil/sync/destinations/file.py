"""The file destination: one delta file per run, whole or not there at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from perfil.sync.diff import Delta
from perfil.sync.spec import OPERATION_COLUMN, FileSpec
from perfil.sync.state import State


def deliver(state: State, delta: Delta, run_id: str, moment: datetime) -> Path:
    """Write the rows that move to a new file in the sync's folder, and return its path.

    The file is named `<sync>__<UTC time>__<run>`, so that names sort as the runs did. It is
    written aside, flushed to the disk, and renamed: who watches the folder never sees half of one.
    """
    spec = delta.sync.spec
    assert isinstance(spec, FileSpec)
    name = f"{delta.sync.name}__{moment:%Y%m%dT%H%M%S%fZ}__{run_id[:8]}.{spec.format}"
    folder = delta.sync.folder / spec.path
    with _aside(folder, delta.sync.name) as aside:
        state.warehouse.copy_to_file(_moving_rows(state, delta, spec), aside / name, spec.format)
        _flush(aside / name)
        os.replace(aside / name, folder / name)
        _flush(folder)
    return folder / name


def _moving_rows(state: State, delta: Delta, spec: FileSpec) -> str:
    """The operation, then the fields under their names; a removal has its key alone."""
    selected = []
    for number, known in enumerate(delta.columns, start=1):
        value = f"field_{number}"
        if spec.format == "csv":
            # The engines print times and booleans each in its own way; a reader wants one.
            value = state.dialect.printed(known, value)
        selected.append(f"{value} as {state.warehouse.quote(known.name)}")
    return (
        f"select sync_operation as {OPERATION_COLUMN}, {', '.join(selected)} from {delta.table} "
        "where sync_operation <> 'unchanged' order by key_value"
    )


@contextmanager
def _aside(folder: Path, sync: str) -> Iterator[Path]:
    """A hidden folder on the same disk; what a killed run left in it goes first."""
    aside = folder / f".{sync}.partial"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _flush(path: Path) -> None:
    """Make sure that a file, or the names in a folder, survive a power cut."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders; its rename is durable enough.
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
