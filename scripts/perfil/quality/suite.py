"""The suite: which expectations hold for which mart, and why. It is data, not code."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from perfil.errors import PerfilError

SHIPPED = Path(__file__).parent / "expectations.yml"


class Expectation(BaseModel):
    """One expectation, by its standard name in Great Expectations, with its arguments."""

    model_config = ConfigDict(extra="forbid")

    expect: str
    why: str
    arguments: dict[str, Any] = Field(default_factory=dict)


class Suite(BaseModel):
    """All expectations, by the name of the model they are about."""

    model_config = ConfigDict(extra="forbid")

    marts: dict[str, list[Expectation]]


def read_suite(path: Path | None = None) -> Suite:
    """The suite in a YAML file, or the one that comes with perfil.

    Raises PerfilError when the file is missing, is no YAML, or has a key nobody knows.
    """
    file = path or SHIPPED
    if not file.is_file():
        raise PerfilError(f"There is no suite at {file}. Name a YAML file with --suite.")
    try:
        return Suite.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except yaml.YAMLError as error:
        raise PerfilError(f"{file} is not valid YAML: {error}") from error
    except ValidationError as error:
        raise PerfilError(f"{file} is not a suite: {_first_problem(error)}") from error


def _first_problem(error: ValidationError) -> str:
    problem = error.errors()[0]
    place = ".".join(str(part) for part in problem["loc"]) or "the whole file"
    if problem["type"] == "extra_forbidden":
        known = ", ".join([*Suite.model_fields, *Expectation.model_fields])
        return f"nobody knows the key at {place}. The known ones are: {known}."
    return f"at {place}: {problem['msg']}."
