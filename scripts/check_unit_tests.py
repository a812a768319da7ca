"""Check that unit tests tell a story, and the same one in every company's build.

Users change vars and the clock, and their build runs our unit tests: what a model names is pinned.
"""

import re
from collections.abc import Iterator

LONGEST_NAME = 63  # Postgres' limit
NOT_CODE = re.compile(r"\{#.*?#\}|--[^\n]*", re.DOTALL)
NAMED = re.compile(r"(ref\(|built_after\([^)]*?)?var\(\s*['\"](\w+)")


def unit_test_findings(unit_tests: dict, nodes: dict) -> Iterator[str]:
    for test in unit_tests.values():
        place, name = test["original_file_path"], test["name"]
        if not name.startswith(f"{test['model']}__") or not test["description"]:
            yield f"{place}: {name} is not named <model>__<what_happens>, or tells no story"
        if len(name) > LONGEST_NAME:
            yield f"{place}: {name} is longer than {LONGEST_NAME} characters, Postgres' limit"
        loose = named_vars(nodes[test["depends_on"]["nodes"][0]]["raw_code"]) - pinned(test)
        if loose:
            yield f"{place}: {name} pins not {', '.join(sorted(loose))}; set it under overrides"


def named_vars(raw_code: str) -> set[str]:
    """The vars that a model's text names, the clock's among them; not those that name a model."""
    code = NOT_CODE.sub("", raw_code)
    clock = {"as_of"} if re.search(r"\bas_of(_date)?\(", code) else set()
    return clock | {name for table, name in NAMED.findall(code) if not table}


def pinned(test: dict) -> set[str]:
    overrides = test.get("overrides") or {}
    return {*(overrides.get("vars") or {}), *(overrides.get("macros") or {})}
