"""The listed segments, who owns them, and how many are in each."""

from typing import Any

from perfil.project import Target
from perfil.segments.catalogue import Catalogue, short
from perfil.warehouse import Warehouse

MARTS = ("segment_memberships", "segment_sizes")
SIZES = """
    select built.segment_name, coalesce(counted.member_count, 0)
    from (
        select segment_name from {segment_sizes}
        union
        select segment_name from {segment_memberships}
    ) as built
    left join (
        select segment_name, count(*) as member_count from {segment_memberships}
        group by segment_name
    ) as counted
        on built.segment_name = counted.segment_name
"""


def models_of(manifest: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """dbt's models by name."""
    nodes = manifest["nodes"].values()
    return {node["name"]: node for node in nodes if node["resource_type"] == "model"}


def sizes(warehouse: Warehouse, models: dict[str, dict[str, Any]]) -> dict[str, int]:
    """Members by segment, as last built; nothing where nothing is built."""
    places = {}
    for name in MARTS:
        node = models.get(name)
        if node is None or not warehouse.columns(node["schema"], node["alias"]):
            return {}
        places[name] = warehouse.name(node["schema"], node["alias"])
    return dict(warehouse.rows(SIZES.format(**places)))


def listed(
    catalogue: Catalogue, models: dict[str, dict[str, Any]], counted: dict[str, int]
) -> list[dict[str, Any]]:
    """One row per listed segment, in the list's order; null is what is not known."""
    rows = []
    for model in catalogue.listed:
        said = models.get(model, {}).get("config", {}).get("meta", {}).get("segment", {})
        file = catalogue.files.get(model)
        rows.append(
            {
                "segment": short(model),
                "label": said.get("label"),
                "theme": file.parent.name if file else None,
                "owner": said.get("owner"),
                "size": counted.get(short(model)),
            }
        )
    return rows


def remarks(target: Target, catalogue: Catalogue, models: dict[str, dict[str, Any]]) -> list[str]:
    """What is odd about the list, a sentence each."""
    told = [
        f"'{model}' is listed, but there is no model {model}.sql. Write it or take it off the list."
        for model in catalogue.listed
        if model not in catalogue.files
    ]
    if new := [name for name in catalogue.listed if name in catalogue.files and name not in models]:
        told.append(
            f"dbt has not read {', '.join(new)} yet. Run 'dbt build --target {target.name}'."
        )
    if own := [name for name in catalogue.unlisted if catalogue.is_own(name)]:
        told.append(
            f"Not listed under vars: segments, so not in segment_memberships: {', '.join(own)}."
        )
    return told
