"""The files of a new segment: a rule that works, ready to be changed into one's own."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from perfil.errors import PerfilError, RefusedError
from perfil.project import project_vars, read_project
from perfil.scaffold.feeds import perfil_folder
from perfil.segments.catalogue import read_catalogue, short

NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
LONGEST = 40  # with what is put before and after it, a name that Postgres takes
# who may be in it: the mart to start from, what the CTE is called, and a count to judge by
STARTS = {
    "customers": ("customer_profiles", "profiles", "order_count", "orders"),
    "visitors": ("visitors", "visitors", "session_count", "visits"),
}


@dataclass(frozen=True)
class Words:
    """What people say of a segment."""

    label: str
    owner: str
    purpose: str
    question: str


def new_segment(
    project_dir: Path, name: str, theme: str, members: str, words: Words
) -> dict[Path, str]:
    """The files of a new segment: path to content. Nothing is written.

    Raises PerfilError for a name or words that cannot be, RefusedError when the segment exists.
    """
    name = name.removeprefix("seg_")
    check_name(name, "segment")
    check_name(theme, "theme")
    check_words(words)
    model = f"seg_{name}"
    catalogue = read_catalogue(project_dir, {})
    folder = project_dir / "models" / "segments" / theme
    files = [folder / f"{model}{end}" for end in (".sql", ".yml", ".unit_tests.yml")]
    there = [catalogue.files[model]] if model in catalogue.files else []
    there += [file for file in files if file.exists()]
    if there:
        raise RefusedError(f"{there[0]} exists already. Nothing was written; choose another name.")
    ours = perfil_folder(project_dir) == project_dir
    mart, _, count, _ = STARTS[members]
    return dict(
        zip(
            files,
            (
                _model(ours, *STARTS[members]),
                _yml(model, members, words, ours),
                _unit_tests(model, ours, mart, count),
            ),
            strict=True,
        )
    )


def check_name(name: str, what: str) -> None:
    """Lower-case words joined by single underscores."""
    if not NAME.fullmatch(name) or len(name) > LONGEST:
        raise PerfilError(
            f"'{name}' cannot name a {what}: at most {LONGEST} lower-case letters, digits and "
            "single underscores, beginning with a letter."
        )


def check_words(words: Words) -> None:
    """dbt would take braces for code, and nothing for an answer."""
    for key, text in vars(words).items():
        if not text.strip() or re.search(r"[{}\n]", text):
            raise PerfilError(
                f"'{text}' cannot be the {key} of a segment: give one line without braces."
            )


def to_list(project_dir: Path, name: str) -> str:
    """The line that puts a segment on the list. A project without a list of its own has perfil's,
    which its own would replace."""
    model = f"seg_{name.removeprefix('seg_')}"
    if "segments" in project_vars(read_project(project_dir)):
        return f"  - {model}"
    listed = [*read_catalogue(project_dir, {}).listed, model]
    return f"  segments: [{', '.join(listed)}]"


def _ref(mart: str, ours: bool) -> str:
    return f"ref('{mart}')" if ours else f"ref('perfil', '{mart}')"


def _model(ours: bool, mart: str, cte: str, count: str, what: str) -> str:
    return f"""-- Two {what} or more so far. Say here in plain words who is in it.
with

{cte} as (
    select * from {{{{ {_ref(mart, ours)} }}}}
),

members as (
    select {cte}.customer_id
    from {cte}
    where {cte}.{count} >= 2
)

select * from members
"""


def _yml(model: str, members: str, words: Words, ours: bool) -> str:
    """In perfil's own tree the folder says how segments are built; elsewhere each does."""
    said = {**vars(words)} | ({"members": members} if members != "customers" else {})
    lines = "".join(f"          {key}: {_text(text)}\n" for key, text in said.items())
    if members == "customers":
        lines += f"          traits: [{STARTS[members][2]}] # which it cannot do without\n"
    built = "" if ours else "      materialized: table\n      contract: {enforced: true}\n"
    described = _text(f"One row per member of the segment '{words.label}'.")
    doc = "doc('customer_id')" if ours else "doc('perfil', 'customer_id')"
    return f"""models:
  - name: {model}
    description: {described}
    config:
{built}      meta:
        segment:
{lines}    columns:
      - name: customer_id
        data_type: string
        description: "{{{{ {doc} }}}}"
        data_tests: [not_null, unique]
"""


def _text(text: str) -> str:
    """A text as YAML has it between quotes, which is as JSON has it."""
    return json.dumps(text, ensure_ascii=False)


def _unit_tests(model: str, ours: bool, mart: str, count: str) -> str:
    return f"""unit_tests:
  - name: {model}__one_in_one_out
    description: Who reaches the threshold is in, who does not is out.
    model: {model}
    given: # change the rows with the rule
      - input: {_ref(mart, ours)}
        rows:
          - {{customer_id: in, {count}: 2}}
          - {{customer_id: out, {count}: 1}}
    expect:
      rows:
        - {{customer_id: in}}
"""


def label_of(name: str) -> str:
    """What people would call a segment of this name, to begin with."""
    return short(name).replace("_", " ").capitalize()
