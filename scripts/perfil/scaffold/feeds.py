"""The nine feeds as the project describes them: columns, types, what each is for."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from perfil.errors import PerfilError
from perfil.project import read_project

FEEDS = Path("models/intermediate/feeds")
MADE_BY_THE_FEED = ("source", "sighting_key", "copy_count")


@dataclass(frozen=True)
class Column:
    """A column of a feed; `needed` when no row can be used without it."""

    name: str
    data_type: str
    description: str
    needed: bool


def perfil_folder(project_dir: Path) -> Path:
    """Where perfil's own models are: the project itself, or the package it has installed."""
    if read_project(project_dir).get("name") == "perfil":
        return project_dir
    installed = project_dir / "dbt_packages" / "perfil"
    if (installed / FEEDS).is_dir():
        return installed
    raise PerfilError(
        f"perfil is not among the packages of {project_dir}. Add it to packages.yml and run "
        "'dbt deps'."
    )


def read_feeds(project_dir: Path) -> dict[str, list[Column]]:
    """Columns by feed, in the feed's order, from the yml that documents them."""
    feeds = {}
    for path in sorted((perfil_folder(project_dir) / FEEDS).glob("_feeds__*.yml")):
        for model in yaml.safe_load(path.read_text(encoding="utf-8"))["models"]:
            feeds[model["name"].removeprefix("int_feeds__")] = _columns(model)
    return feeds


def _columns(model: dict) -> list[Column]:
    key = next(
        test["unique_combination"]["arguments"]["columns"]
        for test in model["data_tests"]
        if "unique_combination" in test
    )
    return [
        Column(
            name=column["name"],
            data_type=column["data_type"],
            description=column["description"],
            needed=column["name"] in key or "not_null" in column.get("data_tests", []),
        )
        for column in model["columns"]
        if column["name"] not in MADE_BY_THE_FEED
    ]
