"""Which staging models already read a table: by the sources' yml, the vars, and the models' SQL."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined, TemplateError

from perfil.project import project_vars, read_project


def readers_of(project_dir: Path, schema: str, table: str) -> list[str]:
    """Names of the staging models that read `schema.table`, sorted; none when it cannot be told.

    A source whose yml cannot be read is passed over: this is advice, after rows have landed.
    """
    known = project_vars(read_project(project_dir))
    found: set[str] = set()
    for path in project_dir.glob("models/staging/*/_*__sources.yml"):
        with suppress(yaml.YAMLError, TemplateError, KeyError, TypeError, AttributeError):
            for source, name in _names(path, schema, table, known):
                found.update(_models(path.parent, source, name))
    return sorted(found)


def _names(path: Path, schema: str, table: str, known: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What dbt calls the table: its source and its name there."""
    for source in yaml.safe_load(path.read_text(encoding="utf-8"))["sources"]:
        if _filled_in(source.get("schema", source["name"]), known) != schema:
            continue
        for spec in source["tables"]:
            if _filled_in(spec.get("identifier", spec["name"]), known) == table:
                yield source["name"], spec["name"]


def _filled_in(text: str, known: dict[str, Any]) -> str:
    environment = Environment(undefined=StrictUndefined, autoescape=False)
    return environment.from_string(text).render(var=lambda name, other=None: known.get(name, other))


def _models(folder: Path, source: str, name: str) -> Iterator[str]:
    read = re.compile(rf"(?:raw_table|source_table|source)\(\s*'{source}'\s*,\s*'{name}'\s*\)")
    for path in folder.glob("stg_*.sql"):
        if read.search(path.read_text(encoding="utf-8")):
            yield path.stem
