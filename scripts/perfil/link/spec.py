"""What the models of likeness say of themselves, in dbt's manifest."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel

from perfil.errors import PerfilError
from perfil.project import Target, project_vars, read_project

RECORDS, BLOCKS, SIZES = (
    "int_identity__person_records",
    "int_identity__block_keys",
    "int_identity__block_sizes",
)
SEED = "link_weights"


class Comparison(BaseModel):
    """A field, and its levels of likeness, the most alike first, each with DuckDB's condition.

    Fields of the two records are written with _l and _r at their ends.
    """

    name: str
    is_frequency_known: bool
    levels: list[tuple[str, str]]

    @property
    def level_names(self) -> list[str]:
        """Its levels, the most alike first; what meets none of the conditions is other."""
        return [*(name for name, _ in self.levels), "other"]


class Spec(BaseModel):
    """The comparisons, the blocks (lists of fields), and the records a block may have."""

    comparisons: list[Comparison]
    blocks: list[list[str]]
    max_block: int


def read_spec(manifest: dict[str, Any]) -> Spec:
    """The spec that stands in the manifest. Raises PerfilError when it has none."""
    for node in manifest["nodes"].values():
        if node["name"] == BLOCKS:
            return Spec.model_validate(node["config"]["meta"]["likeness"])
    raise PerfilError(f"'{BLOCKS}' is no model of this project, as its manifest has it.")


def weights_file(target: Target, manifest: dict[str, Any]) -> Path:
    """The file of the seed that holds the weights: the one that the var link_weights names.

    Raises PerfilError when it is not this project's own, for then the next `dbt deps` undoes it.
    """
    project = read_project(target.project_dir)
    seed = project_vars(project).get("link_weights", SEED)
    for node in manifest["nodes"].values():
        is_ours = node["package_name"] == project["name"] and node["resource_type"] == "seed"
        if is_ours and node["name"] == seed:
            return target.project_dir / node["original_file_path"]
    raise PerfilError(
        f"The weights would go into '{seed}', which is no seed of this project. Say --out "
        "seeds/our_link_weights.csv, then set link_weights: our_link_weights under vars: perfil:."
    )
