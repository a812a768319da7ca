"""Which segments a project has: what its list names, and the files they are in."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from perfil.errors import PerfilError
from perfil.project import project_vars, read_project
from perfil.scaffold.feeds import perfil_folder


@dataclass(frozen=True)
class Segment:
    """A segment that has a model: its name without seg_, the model's, the file, and where that is
    in the project."""

    name: str
    model: str
    file: Path
    place: str
    is_listed: bool


@dataclass(frozen=True)
class Catalogue:
    """The names of the var `segments`, in its order, and every model's file by its name."""

    project_dir: Path
    listed: list[str]
    files: dict[str, Path]

    @property
    def unlisted(self) -> list[str]:
        """Models named as segments are, which the list leaves out."""
        return sorted(
            model for model in self.files if model.startswith("seg_") and model not in self.listed
        )

    def is_own(self, model: str) -> bool:
        """Whether a model is the project's, not that of a package."""
        return self.project_dir / "dbt_packages" not in self.files[model].parents

    def find(self, name: str) -> Segment:
        """The segment of this name, with or without seg_ before it.

        Raises PerfilError when there is none, or the list names a model that is not there.
        """
        names = (name, f"seg_{name}")
        for model in names:
            if model in self.listed or (model.startswith("seg_") and model in self.files):
                return self._segment(model)
        known = [short(model) for model in (*self.listed, *self.unlisted)]
        near = get_close_matches(short(name), known, 1)
        meant = f" Did you mean '{near[0]}'?" if near else ""
        raise PerfilError(
            f"There is no segment '{name}'.{meant} The segments are: {', '.join(known)}. Start one "
            "with 'perfil segment new'."
        )

    def _segment(self, model: str) -> Segment:
        if model not in self.files:
            raise PerfilError(
                f"'{model}' is listed under vars: segments, but there is no model {model}.sql. "
                f"Write it ('perfil segment new {short(model)}') or take it off the list."
            )
        file = self.files[model]
        place = str(file.relative_to(self.project_dir))
        return Segment(short(model), model, file, place, model in self.listed)


def short(model: str) -> str:
    """A segment's name: its model's, without seg_ (as segment_memberships makes it)."""
    return model.replace("seg_", "", 1)


def all_vars(project_dir: Path, given: dict[str, Any]) -> dict[str, Any]:
    """The vars that perfil's models see, as dbt puts them together: those given on the command
    line, over the project's, over perfil's own."""
    own = project_vars(read_project(perfil_folder(project_dir)))
    return {**own, **project_vars(read_project(project_dir)), **given}


def read_catalogue(project_dir: Path, given: dict[str, Any]) -> Catalogue:
    """What the project's files say now, its packages' too; dbt is not asked."""
    files: dict[str, Path] = {}
    packages = sorted((project_dir / "dbt_packages").glob("*"))
    for folder in (project_dir, *packages):
        if (folder / "dbt_project.yml").is_file():
            for path in read_project(folder).get("model-paths", ["models"]):
                for file in sorted((folder / path).rglob("*.sql")):
                    files.setdefault(file.stem, file)
    listed = all_vars(project_dir, given).get("segments") or []
    if not isinstance(listed, list):
        raise PerfilError(
            f"The var segments is '{listed}'. Write it as a list of models: [seg_vip, seg_at_risk]."
        )
    return Catalogue(project_dir, [str(name) for name in listed], files)
