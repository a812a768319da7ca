"""Find the syncs of a project in the manifest that dbt writes."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from perfil.errors import PerfilError
from perfil.manifest import check_same_schema, read_manifest
from perfil.project import Target
from perfil.sync.spec import SyncSpec, read_spec


@dataclass(frozen=True)
class Sync:
    """An exposure that sends, and the relation its payload model is built as."""

    name: str
    spec: SyncSpec
    model: str
    relation: str
    schema: str
    table: str
    folder: Path


class Manifest:
    """The syncs of one project. A sync's spec is checked when it is asked for, not before, so
    that a mistake in one does not stop the others."""

    def __init__(self, content: dict[str, Any], target: Target) -> None:
        self.nodes = content.get("nodes", {})
        self.target = target
        self.exposures: dict[str, dict[str, Any]] = {}
        for exposure in content.get("exposures", {}).values():
            if "sync" not in (exposure.get("config", {}).get("meta") or {}):
                continue
            if exposure["name"] in self.exposures:
                raise PerfilError(
                    f"Two packages have a sync named '{exposure['name']}'; they would share one "
                    "ledger. Rename one of the exposures."
                )
            self.exposures[exposure["name"]] = exposure

    @property
    def names(self) -> list[str]:
        return sorted(self.exposures)

    def syncs(self, names: Iterable[str] = ()) -> list[Sync]:
        """The named syncs in the order given, or all of them by name."""
        unknown = [name for name in names if name not in self.exposures]
        if unknown:
            raise PerfilError(
                f"There is no sync named '{unknown[0]}'; this project has: "
                f"{', '.join(self.names) or 'none'}. A sync is an exposure with config.meta.sync."
            )
        return [self._sync(name) for name in dict.fromkeys(names) or self.names]

    def _sync(self, name: str) -> Sync:
        exposure = self.exposures[name]
        spec = read_spec(name, exposure["config"]["meta"]["sync"])
        node = self._payload(exposure)
        check_same_schema(node, self.target)
        return Sync(
            name=name,
            spec=spec,
            model=node["name"],
            relation=node["relation_name"],
            schema=node["schema"],
            table=node["alias"],
            folder=self.target.project_dir,
        )

    def _payload(self, exposure: dict[str, Any]) -> dict[str, Any]:
        found = exposure.get("depends_on", {}).get("nodes", [])
        if len(found) != 1 or not found[0].startswith("model."):
            says = ", ".join(node.split(".")[-1] for node in found) or "nothing"
            raise PerfilError(
                f"Exposure '{exposure['name']}' depends on {says}; a sync depends on exactly one "
                "model, its payload: depends_on: [ref('sync_<destination>__<what>')]."
            )
        node = self.nodes[found[0]]
        if not node.get("relation_name"):
            raise PerfilError(
                f"Model '{node['name']}' is ephemeral, so sync '{exposure['name']}' has nothing "
                "to read. Materialise it as a table or a view."
            )
        return node


def read_syncs(target: Target, target_path: str | Path | None = None) -> Manifest:
    """The syncs in dbt's manifest; raises PerfilError as `read_manifest` does."""
    return Manifest(read_manifest(target, target_path), target)
