"""What has to be built to know what a change of identity does: identity and all between it and
the marts that are compared. Feeds and staging are read as they stand."""

from dataclasses import dataclass
from typing import Any

from perfil.errors import PerfilError
from perfil.marts import Place

IDENTITY = "models/intermediate/identity/"


@dataclass(frozen=True)
class Scope:
    """Nodes by name: models to build, tables that the proposal may fill, tests of these."""

    models: dict[str, dict[str, Any]]
    inputs: dict[str, dict[str, Any]]
    tests: list[str]

    @property
    def names(self) -> list[str]:
        """All that dbt is to build."""
        return [*self.models, *self.tests]

    def place(self, name: str) -> Place:
        """Schema and table of a model or an input."""
        node = self.models.get(name) or self.inputs[name]
        return node["schema"], node["alias"]


def scope_of(manifest: dict[str, Any], marts: list[str], inputs: list[str]) -> Scope:
    """The scope in a manifest: everything from the first step of identity on that a mart needs."""
    nodes = manifest["nodes"]
    tables = {
        node["name"]: node
        for node in nodes.values()
        if node["resource_type"] in ("model", "seed") and node["name"] in (*marts, *inputs)
    }
    missing = [mart for mart in marts if mart not in tables]
    if missing:
        raise PerfilError(f"'{missing[0]}' is no model of this project.")
    needed = _with_parents(nodes, [tables[mart]["unique_id"] for mart in marts])
    kept = {key: nodes[key] for key in needed if _follows_identity(nodes, key, {})}
    told = {name: node for name, node in tables.items() if name in inputs}
    filled = {node["unique_id"] for node in told.values()}
    models = {node["name"]: node for key, node in kept.items() if key not in filled}
    return Scope(models, told, _tests(nodes, filled))


def _tests(nodes: dict[str, Any], inputs: set[str]) -> list[str]:
    """Tests of what was decided: an action that does not exist would change nothing, silently."""
    decided = {key for key in nodes if key.endswith(".int_identity__overrides")} | inputs
    return [
        node["name"]
        for node in nodes.values()
        if node["resource_type"] == "test" and node.get("attached_node") in decided
    ]


def _with_parents(nodes: dict[str, Any], wanted: list[str]) -> list[str]:
    """These models and all models that they read, by any number of steps."""
    found, waiting = {}, list(wanted)
    while waiting:
        key = waiting.pop()
        if key in found or nodes.get(key, {}).get("resource_type") != "model":
            continue
        found[key] = True
        waiting += nodes[key]["depends_on"]["nodes"]
    return list(found)


def _follows_identity(nodes: dict[str, Any], key: str, known: dict[str, bool]) -> bool:
    """Whether a node is a step of identity, or reads one by any number of steps."""
    if key not in known:
        node = nodes.get(key, {})
        parents = node.get("depends_on", {}).get("nodes", [])
        known[key] = node.get("original_file_path", "").startswith(IDENTITY) or any(
            _follows_identity(nodes, parent, known) for parent in parents
        )
    return known[key]
