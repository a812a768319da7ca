"""What can be wrong with a segment, a sentence each."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from perfil.errors import PerfilError
from perfil.masking import masked
from perfil.segments.catalogue import Segment
from perfil.segments.compiled import Compiled
from perfil.warehouse import Warehouse

KINDS = ("customers", "visitors")


def check_kind(segment: Segment, compiled: Compiled) -> str:
    """Who may be in it, as the yml says."""
    members = str(compiled.said.get("members", "customers"))
    if members not in KINDS:
        raise PerfilError(
            f"{segment.place} has 'members: {members}' in its config.meta.segment; it may be "
            f"{' or '.join(KINDS)}."
        )
    return members


def check_parents(warehouse: Warehouse, segment: Segment, compiled: Compiled) -> None:
    """All that the select reads has to be built."""
    for node in compiled.reads:
        is_table = node["config"].get("materialized") != "ephemeral"
        if is_table and not warehouse.columns(node["schema"], node.get("alias", node["name"])):
            raise PerfilError(
                f"{segment.place} reads '{node['name']}', which is not in the warehouse yet. "
                f"Run 'dbt build --select +{node['name']}' first."
            )


def check_columns(segment: Segment, columns: list[str]) -> None:
    """One column, customer_id."""
    others = ", ".join(name for name in columns if name != "customer_id")
    if "customer_id" not in columns:
        raise PerfilError(
            f"{segment.place} has no column customer_id in its last select, but {others}. A "
            "segment's one column is customer_id: take it from a mart."
        )
    if len(columns) > 1:
        raise PerfilError(
            f"{segment.place} has more than customer_id in its last select: {others or columns[0]}."
            " A segment's one column is customer_id: leave the rest out."
        )


def check_members(segment: Segment, counts: dict[str, int], examples: dict[str, str]) -> None:
    """Everybody is somebody, is known, and stands there once."""
    if counts["nulls"]:
        raise PerfilError(
            f"{segment.place} gives {many(counts['nulls'], 'row')} without a customer_id. Leave "
            "them out: 'where customer_id is not null'."
        )
    if counts["repeated"]:
        raise PerfilError(
            f"{segment.place} gives {many(counts['repeated'], 'customer')} more than once "
            f"({masked(examples['repeated'])}, for example). A member stands there once: aggregate "
            "by customer_id before you join, or ask 'where … in (select …)'."
        )
    if counts["unknown"]:
        raise PerfilError(
            f"{segment.place} gives {many(counts['unknown'], 'member')} who are in neither "
            f"customer_profiles nor visitors ({masked(examples['unknown'])}, for example). Take "
            "customer_id from a mart."
        )


def many(count: int, what: str) -> str:
    """A count with its noun."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


@contextmanager
def running(warehouse: Warehouse, segment: Segment, compiled: Compiled) -> Iterator[None]:
    """The engine's words as a sentence, with the line of the file where they name one."""
    try:
        yield
    except warehouse.errors() as error:
        said, _, rest = str(error).partition("LINE ")
        number = re.match(r"\d+", rest)
        line = line_in_file(segment, compiled, int(number[0])) if number else None
        where = f"{segment.place}, line {line}" if line else segment.place
        raise PerfilError(
            f"{warehouse.engine} cannot run the segment '{segment.name}' ({where}): "
            f"{' '.join(said.split())}"
        ) from error


def line_in_file(segment: Segment, compiled: Compiled, number: int) -> int | None:
    """The line of the file that became this line of the compiled select, where that is certain."""
    lines = compiled.sql.splitlines()
    written = segment.file.read_text(encoding="utf-8").splitlines()
    text = lines[number - 1].strip() if number <= len(lines) else ""
    same = [place for place, line in enumerate(written, 1) if line.strip() == text]
    if number in same or (not same and len(lines) == len(written)):
        return number
    return same[0] if len(same) == 1 else None
