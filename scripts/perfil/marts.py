"""Where the built marts are."""

from perfil.errors import PerfilError
from perfil.manifest import check_same_schema, read_manifest
from perfil.project import Target
from perfil.warehouse import Warehouse

Place = tuple[str, str]


def find_marts(
    target: Target, warehouse: Warehouse, names: list[str], target_path: str | None = None
) -> dict[str, Place]:
    """Schema and table of each of these models and seeds, seen to be there.

    Raises PerfilError when the project has no such model, when dbt's manifest was written for
    another target, or when a model is not built.
    """
    nodes = read_manifest(target, target_path)["nodes"].values()
    models = {node["name"]: node for node in nodes if node["resource_type"] in ("model", "seed")}
    found = {}
    for name in names:
        if name not in models:
            raise PerfilError(f"'{name}' is no model of this project, as its manifest has it.")
        node = models[name]
        check_same_schema(node, target)
        if not warehouse.columns(node["schema"], node["alias"]):
            raise PerfilError(
                f"Model '{name}' is not in the warehouse ({node['relation_name']}). "
                "Run 'dbt build' first."
            )
        found[name] = (node["schema"], node["alias"])
    return found
