"""The same data gives the same rows on every engine, in every table that people read."""

from collections import Counter

import pytest

PUBLIC = ("models/marts/", "models/segments/", "models/activation/")


def public_models(build) -> list[str]:
    return sorted(
        node["name"]
        for node in build.manifest["nodes"].values()
        if node["resource_type"] == "model" and node["original_file_path"].startswith(PUBLIC)
    )


def as_multiset(rows: list[dict]) -> Counter:
    return Counter(tuple(sorted((key, str(value)) for key, value in row.items())) for row in rows)


@pytest.mark.parametrize("other", ["postgres", "spark"])
def test_every_public_table_has_the_same_rows(demo, other):
    ours, theirs = demo("duckdb"), demo(other)
    names = public_models(ours)
    assert len(names) > 15
    different = {
        name: (
            list((as_multiset(ours.table(name)) - as_multiset(theirs.table(name))).items())[:2],
            list((as_multiset(theirs.table(name)) - as_multiset(ours.table(name))).items())[:2],
        )
        for name in names
        if as_multiset(ours.table(name)) != as_multiset(theirs.table(name))
    }
    assert not different


def test_the_tables_compared_are_not_empty(demo):
    build = demo("duckdb")
    empty = [name for name in public_models(build) if not build.table(name)]
    assert empty == ["rejected_records"], "the demo has nothing to set aside, and all else"
