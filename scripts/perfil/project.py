"""Read the dbt project and its profile as dbt does, without the seconds dbt takes to import."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from perfil.errors import PerfilError

ENGINES = ("duckdb", "postgres", "spark")


@dataclass(frozen=True)
class Target:
    """One output of a dbt profile: the warehouse we talk to, and the project it serves."""

    name: str
    engine: str
    schema: str
    raw_schema: str
    settings: dict[str, Any]
    project_dir: Path

    @property
    def state_schema(self) -> str:
        """Schema of what perfil itself remembers (ledgers, runs), apart from what dbt rebuilds."""
        return f"{self.schema}_state"


def find_target(
    name: str | None = None,
    project_dir: str | Path | None = None,
    profiles_dir: str | Path | None = None,
) -> Target:
    """The target dbt would use from here.

    Looks where dbt looks: the project in `project_dir`, `DBT_PROJECT_DIR` or this folder; the
    profile in `profiles_dir`, `DBT_PROFILES_DIR`, this folder, the project's, or `~/.dbt`.
    Raises PerfilError when a file, profile or target is missing or its engine is unknown.
    """
    folder = Path(project_dir or os.environ.get("DBT_PROJECT_DIR") or ".").resolve()
    project = read_project(folder)
    profile_name = project.get("profile", "")
    path = _profiles_path(profiles_dir, folder)
    profile = _read_yaml(path).get(profile_name)
    if not isinstance(profile, dict) or not profile.get("outputs"):
        raise PerfilError(
            f"{path} has no profile named '{profile_name}' with outputs, which {folder}/"
            "dbt_project.yml asks for. Copy the one in profiles.yml.example."
        )
    chosen = str(name or os.environ.get("DBT_TARGET") or _render(profile.get("target", "default")))
    if chosen not in profile["outputs"]:
        known = ", ".join(sorted(profile["outputs"]))
        raise PerfilError(f"{path} has no target '{chosen}'; it has: {known}.")
    settings = _render(profile["outputs"][chosen])
    engine = settings.get("type")
    if engine not in ENGINES:
        raise PerfilError(
            f"Target '{chosen}' in {path} is of type '{engine}'; perfil works on "
            f"{', '.join(ENGINES)}."
        )
    raw_schema = project_vars(project).get("raw_schema", "raw")
    return Target(chosen, engine, settings.get("schema", "main"), raw_schema, settings, folder)


def read_project(folder: Path) -> dict[str, Any]:
    """The content of `dbt_project.yml` in `folder`, unrendered."""
    path = folder / "dbt_project.yml"
    if not path.is_file():
        raise PerfilError(
            f"There is no dbt_project.yml in {folder}. Run perfil from the project's folder "
            "or name it with --project-dir."
        )
    return _read_yaml(path)


def project_vars(project: dict[str, Any]) -> dict[str, Any]:
    """The vars perfil's models see: the project's own, then those under `perfil:`."""
    own = project.get("vars") or {}
    plain = {key: value for key, value in own.items() if not isinstance(value, dict)}
    return {**plain, **(own.get("perfil") or {})}


def read_profile(
    target: Target, profiles_dir: str | Path | None = None
) -> tuple[str, dict[str, Any]]:
    """The name of the project's profile and its content, unrendered: no secret is filled in."""
    name = read_project(target.project_dir).get("profile", "")
    return name, _read_yaml(_profiles_path(profiles_dir, target.project_dir))[name]


def profiles_folder(target: Target, profiles_dir: str | Path | None = None) -> Path:
    """Folder of the profiles.yml that a target was found in."""
    return _profiles_path(profiles_dir, target.project_dir).parent.resolve()


def _profiles_path(profiles_dir: str | Path | None, project_dir: Path) -> Path:
    named = profiles_dir or os.environ.get("DBT_PROFILES_DIR")
    folders = [Path(named)] if named else [Path.cwd(), project_dir, Path.home() / ".dbt"]
    for folder in folders:
        if (folder / "profiles.yml").is_file():
            return folder / "profiles.yml"
    looked = ", ".join(str(folder) for folder in dict.fromkeys(folders))
    raise PerfilError(
        f"There is no profiles.yml in {looked}. Copy profiles.yml.example to profiles.yml "
        "and fill in your warehouse."
    )


def _read_yaml(path: Path) -> dict[str, Any]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise PerfilError(f"{path} is not valid YAML: {error}") from error
    if not isinstance(content, dict):
        raise PerfilError(f"{path} is empty or not a mapping of names to values.")
    return content


def _render(value: Any) -> Any:
    """Fill in `{{ env_var(…) }}` through a whole value, as dbt does in profiles."""
    if isinstance(value, dict):
        return {key: _render(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_render(part) for part in value]
    if not isinstance(value, str) or "{{" not in value:
        return value
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.nativetypes import NativeEnvironment

    environment = NativeEnvironment(undefined=StrictUndefined)
    environment.filters.update(
        as_number=_number, as_bool=bool, as_native=lambda value: value, as_text=str
    )
    try:
        return environment.from_string(value).render(env_var=_env_var)
    except TemplateError as error:
        raise PerfilError(f"profiles.yml has '{value}', which cannot be read: {error}") from error


def _number(value: Any) -> int | float:
    """dbt's as_number: 5432 stays whole, or a port would be 5432.0."""
    number = float(value)
    return int(number) if number.is_integer() else number


def _env_var(name: str, default: Any = None) -> Any:
    value = os.environ.get(name, default)
    if value is None:
        raise PerfilError(f"profiles.yml needs the environment variable {name}; it is not set.")
    return value
