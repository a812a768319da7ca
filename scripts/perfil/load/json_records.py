"""One JSON object a line, each value as the text it stands there with.

Values are never parsed into numbers: 1.10 stays 1.10, a 30-digit id keeps its digits, and what is
nested stays the JSON text it was.
"""

import json
from json.decoder import scanstring

from perfil.errors import PerfilError

WHITESPACE = " \t\r\n"


class _Pairs(list):
    """The members of an object, in order, doubles included."""


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


_decoder = json.JSONDecoder(
    object_pairs_hook=_Pairs, parse_int=str, parse_float=str, parse_constant=_refuse_constant
)


def read_object(line: str) -> dict[str, str | None]:
    """Name to text of one line's object; a JSON null is None.

    Raises ValueError with the reason as its text when the line is not one JSON object.
    """
    try:
        pairs = _decoder.decode(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise ValueError("not readable: nested too deeply") from error
    if not isinstance(pairs, _Pairs):
        raise ValueError("not a JSON object")
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("a name occurs twice in the object")
    if any(isinstance(value, list) for value in values.values()):
        values = _slices(line)
    return {name: _text(value) for name, value in values.items()}


def check_first_line(line: str, path: object) -> None:
    """Raise PerfilError when the file is JSON, but not lines of it."""
    if line.lstrip().startswith("["):
        raise PerfilError(
            f"{path} holds one JSON array; perfil reads one object a line. Turn it with: "
            "jq -c '.[]' FILE > FILE.jsonl"
        )
    if line.strip() == "{":
        raise PerfilError(
            f"{path} holds JSON spread over several lines; perfil reads one object a line. Turn "
            "it with: jq -c . FILE > FILE.jsonl"
        )


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return "true" if value else "false"


def _slices(line: str) -> dict[str, str | bool | None]:
    """Like the decoder, for a line already known to be one object, but what is nested as text."""
    values: dict[str, str | bool | None] = {}
    at = _skip(line, _skip(line, 0) + 1)
    while line[at] != "}":
        name, at = scanstring(line, at + 1, True)
        start = _skip(line, _skip(line, at) + 1)
        value, at = _decoder.scan_once(line, start)
        values[name] = line[start:at] if isinstance(value, list) else value
        at = _skip(line, at)
        if line[at] == ",":
            at = _skip(line, at + 1)
    return values


def _skip(line: str, at: int) -> int:
    """The next place that is not whitespace."""
    while line[at] in WHITESPACE:
        at += 1
    return at
