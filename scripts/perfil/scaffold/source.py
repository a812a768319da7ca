"""A staging folder for a source of one's own, in the feeds' shape, ready to fill in."""

import re
from pathlib import Path

from perfil.errors import PerfilError, RefusedError
from perfil.scaffold.feeds import Column, perfil_folder, read_feeds

NAME = re.compile(r"[a-z][a-z0-9_]*")


def new_source(project_dir: Path, name: str, feeds: list[str], schema: str) -> dict[Path, str]:
    """The files of a new source: path to content. Nothing is written.

    Raises PerfilError for a name or feed that cannot be, RefusedError when the source exists.
    """
    if not NAME.fullmatch(name) or "__" in name:
        raise PerfilError(
            f"'{name}' cannot name a source: lower-case letters, digits and single underscores, "
            "beginning with a letter."
        )
    known = read_feeds(project_dir)
    unknown = [feed for feed in feeds if feed not in known]
    if unknown:
        raise PerfilError(f"There is no feed '{unknown[0]}'. The feeds are: {', '.join(known)}.")
    folder = project_dir / "models" / "staging" / name
    if folder.exists():
        raise RefusedError(f"{folder} exists already. Nothing was written; choose another name.")
    ours = perfil_folder(project_dir) == project_dir
    files = {
        folder / f"_{name}__sources.yml": _sources(name, feeds, schema),
        folder / f"_{name}__models.yml": _models(name, feeds, known),
    }
    for feed in feeds:
        files[folder / f"stg_{name}__{feed}.sql"] = _model(name, feed, known[feed], ours)
    return files


def write_files(files: dict[Path, str]) -> None:
    """Write all files, making their folder."""
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def _sources(name: str, feeds: list[str], schema: str) -> str:
    tables = "".join(
        f"      - name: {feed}\n        description: One row per … (say it, and name the table).\n"
        for feed in feeds
    )
    return (
        f"sources:\n  - name: {name}\n    description: Where it comes from, and who loads it.\n"
        f"    schema: {schema}\n    tables:\n{tables}"
    )


def _models(name: str, feeds: list[str], known: dict[str, list[Column]]) -> str:
    blocks = []
    for feed in feeds:
        key = next(column for column in known[feed] if column.needed)
        blocks.append(
            f"  - name: stg_{name}__{feed}\n"
            f"    description: One row per row of the feed {feed}.\n"
            f"    columns:\n      - name: {key.name}\n        data_tests: [not_null, unique]\n"
        )
    return "models:\n" + "".join(blocks)


def _model(name: str, feed: str, columns: list[Column], ours: bool) -> str:
    """Needed columns are mapped to themselves; the others wait as comments."""
    needed = [column for column in columns if column.needed]
    waiting = [column for column in columns if not column.needed]
    config = "{{ config(enabled=is_listed()) }}\n\n" if ours else ""
    mapped = ",\n".join(f"        {feed}.{column.name} as {column.name}" for column in needed)
    comments = "\n".join(
        f"    --     {feed}.… as {column.name}: {column.description}" for column in waiting
    )
    names = ", ".join(f"'{column.name}'" for column in needed)
    macro = "as_feed" if ours else "perfil.as_feed"
    return f"""{config}with

{feed} as (
    select * from {{{{ source('{name}', '{feed}') }}}}
),

renamed as (
    select
{mapped}
    -- Add what the table has, here and in the list below; what it has not is null in the feed:
{comments}
    from {feed}
)

{{{{ {macro}('{feed}', 'renamed', [{names}]) }}}}
"""
