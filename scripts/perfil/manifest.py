"""Read what dbt wrote about the project: target/manifest.json."""

import json
import os
from pathlib import Path
from typing import Any

from perfil.errors import PerfilError
from perfil.project import Target, read_project


def read_manifest(target: Target, target_path: str | Path | None = None) -> dict[str, Any]:
    """The manifest in `target_path`, `DBT_TARGET_PATH`, or the folder the project names.

    Raises PerfilError when dbt has not written it yet, or wrote it for another engine.
    """
    path = target_folder(target, target_path) / "manifest.json"
    if not path.is_file():
        raise PerfilError(
            f"There is no {path}. Run 'dbt build' first (or 'dbt parse', when the models are "
            "built), or name dbt's target folder with --target-path."
        )
    content = json.loads(path.read_text(encoding="utf-8"))
    written_for = content.get("metadata", {}).get("adapter_type")
    if written_for != target.engine:
        raise PerfilError(
            f"{path} was written for {written_for}, but target '{target.name}' is "
            f"{target.engine}. Run 'dbt build --target {target.name}' first."
        )
    return content


def target_folder(target: Target, target_path: str | Path | None = None) -> Path:
    """Where dbt writes what it knows of the project."""
    folder = target_path or os.environ.get("DBT_TARGET_PATH")
    folder = folder or read_project(target.project_dir).get("target-path", "target")
    return target.project_dir / folder


def check_same_schema(node: dict[str, Any], target: Target) -> None:
    """Refuse a manifest of another target: it would read one schema's rows for another's.

    dbt puts a model in the target's schema, in `<schema>_<custom>`, or (as many projects
    override it) in the custom schema alone.
    """
    custom = node.get("config", {}).get("schema")
    expected = {target.schema, f"{target.schema}_{custom}", custom}
    if node["schema"] not in expected:
        raise PerfilError(
            f"The manifest has model '{node['name']}' in schema '{node['schema']}', but target "
            f"'{target.name}' builds in '{target.schema}': dbt wrote it for another target. "
            f"Run 'dbt parse --target {target.name}' first."
        )
