"""A segment's model as its file stands now, compiled by dbt in a folder that is not the user's."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from perfil.errors import BusyError, PerfilError
from perfil.manifest import target_folder
from perfil.project import Target, profiles_folder
from perfil.proposal.dbt import Dbt, last_words
from perfil.segments.catalogue import Segment, all_vars

PARSED = "partial_parse.msgpack"  # what dbt knows of the project: it reads anew what has changed


@dataclass(frozen=True)
class Compiled:
    """The select that dbt would run, what the yml says of the segment, and the models it reads."""

    sql: str
    said: dict[str, Any]
    reads: list[dict[str, Any]]


def compile_segment(
    target: Target,
    segment: Segment,
    given: dict[str, Any],
    moment: str | None,
    profiles_dir: str | None,
    target_path: str | None,
) -> Compiled:
    """The model compiled with these vars, as of the moment of the last build: what a preview shows
    is the rule's doing, not that of the hours since."""
    folder = profiles_folder(target, profiles_dir)
    parsed = target_folder(target, target_path) / PARSED
    with TemporaryDirectory(prefix="perfil-segment-") as name:
        (Path(name) / "target").mkdir()
        if parsed.is_file():
            shutil.copyfile(parsed, Path(name) / "target" / PARSED)
        pinned = given
        if moment and not has_clock(target, given):
            pinned = given | {"as_of": moment}
        # another var has dbt read the whole project anew: only for who asks what time it is
        first = pinned if "as_of" in segment.file.read_text(encoding="utf-8") else given
        manifest = _compiled(Dbt(target, Path(name), first, folder), segment)
        if first != pinned and reads_clock(manifest, node_of(manifest, segment)):
            manifest = _compiled(Dbt(target, Path(name), pinned, folder), segment)
        node = node_of(manifest, segment)
    parents = [manifest["nodes"].get(key) for key in node["depends_on"]["nodes"]]
    said = node["config"].get("meta", {}).get("segment") or {}
    return Compiled(node["compiled_code"], said, [parent for parent in parents if parent])


def _compiled(dbt: Dbt, segment: Segment) -> dict[str, Any]:
    """dbt's manifest, with the one model compiled."""
    options = ["--quiet", "--no-populate-cache", "--select", segment.model]
    code, said = dbt.run("compile", options, lambda line: None)
    path = dbt.folder / "target" / "manifest.json"
    words = last_words(said)
    if "set lock" in words or "being used by another process" in words:
        raise BusyError(
            "The warehouse is held by another process (a notebook, a BI tool). Close it, or wait "
            "until it is done, and run this again."
        )
    if code or not path.is_file():
        raise PerfilError(f"dbt cannot compile the segment '{segment.name}': {words}")
    return json.loads(path.read_text(encoding="utf-8"))


def node_of(manifest: dict[str, Any], segment: Segment) -> dict[str, Any]:
    """The segment's model in a manifest."""
    for node in manifest["nodes"].values():
        if node["resource_type"] == "model" and node["name"] == segment.model:
            return node
    raise PerfilError(
        f"dbt leaves out {segment.place}: the model is disabled. Take 'enabled: false' out."
    )


def has_clock(target: Target, given: dict[str, Any]) -> bool:
    """Whether the vars say as of when everything is computed; if not, it is when dbt starts."""
    variables = all_vars(target.project_dir, given)
    return bool(variables.get("as_of") or variables.get("demo"))


def reads_clock(manifest: dict[str, Any], node: dict[str, Any]) -> bool:
    """Whether a model calls as_of(), itself or by other macros."""
    found: set[str] = set()
    waiting = list(node["depends_on"]["macros"])
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += manifest["macros"].get(key, {}).get("depends_on", {}).get("macros", [])
    return "macro.perfil.as_of" in found
