"""A definition's hash knows the vars that macros name, which dbt tells no other macro."""

import re

import yaml
from support import ROOT

MACROS = ROOT / "macros"
WRITTEN = (MACROS / "segments" / "vars_of_macros.sql").read_text(encoding="utf-8")
# identity and the feeds are no part of a definition; the clock is none, nor where tables are
ELSEWHERE = ("feeds", "identity", "households", "engines", "segments", "materializations")
NO_LOGIC = {"as_of", "demo", "demo_as_of", "segments", "state_schema"}


def test_vars_of_macros_names_them_all():
    found = {}
    for path in sorted(MACROS.rglob("*.sql")):
        if path.relative_to(MACROS).parts[0] not in ELSEWHERE:
            names = set(re.findall(r"var\(\s*['\"](\w+)", path.read_text(encoding="utf-8")))
            if names - NO_LOGIC:
                found[path.stem] = names - NO_LOGIC
    listed = yaml.safe_load(re.search(r"return\((\{.*?\})\)", WRITTEN, re.DOTALL)[1])
    assert {name: set(names) for name, names in listed.items()} == found | {
        "households_are_on": {"households"}
    }
