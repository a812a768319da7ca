"""Check what dbt cannot enforce by itself: the rules of the house, over target/manifest.json.

Prints one line per finding (what, where, what to do) and ends with 1 when there is any.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from check_traits import trait_findings
from check_unit_tests import unit_test_findings

# which folders a model in a folder may read from
MAY_READ = {
    "staging": {"staging", "seeds"},
    "intermediate/feeds": {"staging"},
    "intermediate/identity": {"intermediate/feeds", "intermediate/identity", "seeds"},
    "intermediate/households": {
        *("intermediate/feeds", "intermediate/identity", "intermediate/households"),
    },
    "intermediate/activity": {"intermediate", "marts"},
    "intermediate/profiles": {"intermediate", "marts", "seeds"},
    "intermediate/traits": {"intermediate", "marts", "seeds"},
    "intermediate/value": {"intermediate/value", "marts", "seeds"},
    "intermediate/segments": {"intermediate/segments", "marts", "segments", "seeds"},
    "intermediate/experiments": {"intermediate/experiments", "marts", "segments", "seeds"},
    "marts": {"intermediate", "marts", "seeds"},
    "segments": {
        *("intermediate/segments", "intermediate/experiments", "marts", "segments", "seeds"),
    },
    "activation": {
        *(
            "marts",
            "segments/memory/segment_memberships",
            "segments/experiments/experiment_assignments",
        ),
    },
}
NAMES = {
    "staging": r"stg_[a-z0-9_]+__[a-z0-9_]+",
    "intermediate": r"int_[a-z0-9]+__[a-z0-9_]+",
    "marts": r"(?!stg_|int_|seg_|sync_)[a-z0-9_]+",
    "segments": r"(?!stg_|int_|sync_)[a-z0-9_]+",
    "activation": r"sync_[a-z0-9]+__[a-z0-9_]+",
}
FORBIDDEN = {
    r"\btarget\.": "asks which engine it is on; put the difference into macros/engines/",
    r"\brun_query\b": "asks the warehouse while it is compiled; models may not",
    r"\bget_columns_in_relation\b": "asks the warehouse while it is compiled; models may not",
    r"\bgraph\b\s*[.\[]": "reads the graph; name what it reads in a var",
    r"\bcurrent_(date|timestamp)\b|\bnow\(\)": "has a clock of its own; use as_of()",
    r"::": "casts with ::, which Spark does not know; use cast(… as …)",
}
LONGEST = 150


def folder_of(path: str) -> str:
    """A node's file below models/, without the ending; seeds are one folder."""
    if path.startswith("seeds/"):
        return "seeds"
    return path.removeprefix("models/").removesuffix(".sql")


def is_below(path: str, folders: set[str]) -> bool:
    return any(path == folder or path.startswith(folder + "/") for folder in folders)


def layer_findings(models: dict, nodes: dict) -> Iterator[str]:
    """A model reads only from the layers before its own, one direction."""
    for model in models.values():
        place = folder_of(model["original_file_path"])
        allowed = next((MAY_READ[key] for key in MAY_READ if is_below(place, {key})), None)
        if allowed is None:
            yield f"{place}: stands in no layer; move it into one of {', '.join(MAY_READ)}"
            continue
        for parent in (nodes.get(name) for name in model["depends_on"]["nodes"]):
            if parent is None:
                if not place.startswith("staging/"):
                    yield f"{place}: reads a source; only staging may"
            elif parent["package_name"] == model["package_name"]:
                read = folder_of(parent["original_file_path"])
                if not is_below(read, allowed):
                    yield f"{place}: reads {read}; it may read {', '.join(sorted(allowed))}"


def name_findings(models: dict) -> Iterator[str]:
    for model in models.values():
        place = folder_of(model["original_file_path"])
        pattern = NAMES.get(place.split("/")[0], ".*")
        if not re.fullmatch(pattern, model["name"]):
            yield f"{place}: is not named as its layer's models are ({pattern})"


def text_findings(models: dict) -> Iterator[str]:
    for model in models.values():
        place = folder_of(model["original_file_path"])
        code = re.sub(r"--.*", "", model["raw_code"])
        for pattern, why in FORBIDDEN.items():
            if re.search(pattern, code):
                yield f"{place}: {why}"
        if model["raw_code"].count("\n") >= LONGEST:
            yield f"{place}: is longer than {LONGEST} lines; split it by idea"


def description_findings(models: dict, seeds: dict) -> Iterator[str]:
    for node in [*models.values(), *seeds.values()]:
        if not node["description"].startswith("One row per "):
            place = folder_of(node["original_file_path"])
            yield f"{place} ({node['name']}): its description does not begin 'One row per …'"
    for model in models.values():
        place = folder_of(model["original_file_path"])
        if not is_below(place, {"marts", "segments", "activation", "intermediate/feeds"}):
            continue
        if not model["config"]["contract"]["enforced"]:
            yield f"{place}: has no enforced contract"
        for column in model["columns"].values():
            if not column["description"]:
                yield f"{place}: column {column['name']} has no description"


def test_findings(models: dict, tests: list[dict]) -> Iterator[str]:
    """Every model proves its grain: a unique key, or a unique combination of columns."""
    proving = {"unique", "unique_combination"}
    # a feed's staging model may see an event twice; the feed keeps one. segment_memberships
    # proves for all segments at once that nobody is in one twice
    exempt = ("stg_segment__", "stg_ga4__events", "stg_json_events__events", "seg_")
    proved = {
        test["attached_node"]
        for test in tests
        if (test.get("test_metadata") or {}).get("name") in proving
    }
    for unique_id, model in models.items():
        if unique_id not in proved and not model["name"].startswith(exempt):
            yield f"{folder_of(model['original_file_path'])}: no test proves what one row is"


def segment_findings(models: dict) -> Iterator[str]:
    for model in models.values():
        if not model["name"].startswith("seg_"):
            continue
        place = folder_of(model["original_file_path"])
        missing = {"label", "owner", "purpose", "question"} - set(
            model["config"].get("meta", {}).get("segment", {})
        )
        if missing:
            yield f"{place}: config.meta.segment lacks {', '.join(sorted(missing))}"
        if list(model["columns"]) != ["customer_id"]:
            yield f"{place}: a segment has one column, customer_id"
        if not model["raw_code"].startswith("-- "):
            yield f"{place}: its first line does not say in plain words who is in it"


def macro_findings(macros: dict) -> Iterator[str]:
    """A difference between engines stands in macros/engines/, one macro a file, documented."""
    for macro in macros.values():
        place, name = macro["original_file_path"], macro["name"]
        in_engines = place.startswith("macros/engines/")
        if re.match(r"(duckdb|postgres|spark)__", name) and not in_engines:
            yield f"{place}: {name} is one engine's; move it into macros/engines/"
        if place.startswith("macros/") and name == Path(place).stem and not macro["description"]:
            yield f"{place}: has no description in a _macros.yml"


def findings(manifest: dict) -> list[str]:
    """Every finding in a manifest, as sentences."""
    name = manifest["metadata"]["project_name"]
    ours = {key: node for key, node in manifest["nodes"].items() if node["package_name"] == name}
    models = {key: node for key, node in ours.items() if node["resource_type"] == "model"}
    seeds = {key: node for key, node in ours.items() if node["resource_type"] == "seed"}
    tests = [node for node in ours.values() if node["resource_type"] == "test"]
    macros = {k: m for k, m in manifest["macros"].items() if m["package_name"] == name}
    return [
        *layer_findings(models, manifest["nodes"]),
        *name_findings(models),
        *text_findings(models),
        *description_findings(models, seeds),
        *test_findings(models, tests),
        *unit_test_findings(manifest["unit_tests"], manifest["nodes"]),
        *segment_findings(models),
        *trait_findings(models),
        *macro_findings(macros),
    ]


def main() -> None:
    path = Path(sys.argv[1] if len(sys.argv) > 1 else "target/manifest.json")
    if not path.is_file():
        sys.exit(f"There is no {path}. Run 'dbt parse' first.")
    found = findings(json.loads(path.read_text(encoding="utf-8")))
    for line in found:
        print(line)
    print(f"{len(found)} findings in {path}", file=sys.stderr)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
