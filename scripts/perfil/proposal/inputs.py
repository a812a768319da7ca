"""What a proposal changes: tables of decisions, from CSV files, and vars."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from perfil.errors import PerfilError
from perfil.project import Target, project_vars, read_project

# vars that name a seed, or a model, by which identity goes
TABLES = ("identity_rules", "identity_overrides", "identity_blocked_values")


@dataclass(frozen=True)
class Proposal:
    """Files by the var whose table they stand in for, and all vars of the build."""

    files: dict[str, Path]
    variables: dict[str, Any]

    def table_name(self, target: Target, var: str) -> str:
        """The seed or model that a var names."""
        own = project_vars(read_project(target.project_dir))
        return str(self.variables.get(var) or own.get(var) or var)


def read_variables(given: str | None) -> dict[str, Any]:
    """Vars as dbt takes them on its command line: a mapping in YAML."""
    try:
        content = yaml.safe_load(given or "{}")
    except yaml.YAMLError as error:
        raise PerfilError(f"--vars is not valid YAML: {' '.join(str(error).split())}.") from error
    if not isinstance(content, dict):
        raise PerfilError(f"--vars is '{given}'. Write it as dbt takes it: 'name: value'.")
    return content


def built_with(folder: Path) -> dict[str, Any]:
    """The vars of the last run that dbt wrote down in its target folder."""
    path = folder / "run_results.json"
    if not path.is_file():
        return {}
    found = json.loads(path.read_text(encoding="utf-8")).get("args", {}).get("vars") or {}
    return found if isinstance(found, dict) else read_variables(found)


def read_rows(file: Path, columns: list[str]) -> list[list[str | None]]:
    """The rows of a CSV file, in the order of `columns`. As in dbt's seeds, nothing is null.

    Raises PerfilError when there is no such file, a column is missing or unknown, or a row is not
    as long as the header.
    """
    try:
        with file.open(newline="", encoding="utf-8-sig") as opened:
            header, *lines = [line for line in csv.reader(opened) if line] or [[]]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        why = getattr(error, "strerror", None) or error
        raise PerfilError(f"{file} cannot be read: {why}. Give a CSV file in UTF-8.") from error
    check_header(file, header, columns)
    places = [header.index(column) for column in columns]
    rows = []
    for number, line in enumerate(lines, 1):
        if len(line) != len(header):
            raise PerfilError(
                f"{file} has {len(line)} values in row {number}, but {len(header)} columns. "
                "Quote a value that holds a comma."
            )
        rows.append([None if is_nothing(line[place]) else line[place] for place in places])
    return rows


def check_header(file: Path, header: list[str], columns: list[str]) -> None:
    """Exactly these columns, in any order."""
    known = ", ".join(columns)
    for column in header:
        if column not in columns:
            raise PerfilError(f"{file} has a column '{column}'. The columns are: {known}.")
    for column in columns:
        if header.count(column) != 1:
            count = "no" if column not in header else "more than one"
            raise PerfilError(f"{file} has {count} column '{column}'. The columns are: {known}.")


def is_nothing(value: str) -> bool:
    """What dbt's seeds read as null."""
    return value.strip().lower() in ("", "null")
