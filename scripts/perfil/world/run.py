"""A world from its plan to its files."""

from collections.abc import Callable
from pathlib import Path

from perfil.world.chunk import build_chunk
from perfil.world.files import Folder
from perfil.world.fixtures import fixture_tables
from perfil.world.place import written_aside
from perfil.world.settings import World

Advance = Callable[[float], None]
EVENTS_PER_CUSTOMER = 22  # web and mail events, as measured; only the plan says it


def plan(world: World, folder: Path, kind: str) -> str:
    """What is about to be made, in one sentence."""
    events = world.customers * EVENTS_PER_CUSTOMER
    return (
        f"Making {world.customers:,} customers (about {events:,} web and mail events) from seed "
        f"{world.seed} in {folder}, as {kind} …"
    )


def write_world(world: World, folder: Path, kind: str, advance: Advance) -> dict[str, int]:
    """Write every table of a world, raw and true; returns how many rows each has.

    One chunk is in memory at a time. The bytes depend on the world and the kind of file alone.
    """
    with written_aside(folder) as aside:
        tables = Folder(aside, kind)
        tables.add({name: made.table for name, made in fixture_tables(world).items()})
        for chunk in range(world.chunks):
            tables.add(build_chunk(world, chunk))
            advance((chunk + 1) / world.chunks)
        tables.close()
    return tables.rows
