"""`perfil explain`: the evidence that the marts have, told right."""

import itertools
import json
import random
import re
from collections import Counter

import pytest
from click.testing import CliRunner
from support import ROOT, Build, write_profile

from perfil.cli import main
from perfil.explain.links import Identifier, Link
from perfil.explain.tree import path, weakest


def explain(build: Build, *arguments: str):
    write_profile(build.folder, build.engine, build.schema)
    where = ["--project-dir", ROOT, "--profiles-dir", build.folder]
    where += ["--target-path", build.folder / "target"]
    return CliRunner().invoke(main, ["explain", *map(str, where), *arguments])


def told(build: Build, *arguments: str) -> dict:
    return json.loads(explain(build, "--format", "json", *arguments).stdout)


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def build(request, demo) -> Build:
    return demo(request.param)


@pytest.fixture(scope="module")
def largest(build) -> list[str]:
    """The identifiers of the customer who has most."""
    rows = build.table("customer_identifiers")
    ((customer, _),) = Counter(row["customer_id"] for row in rows).most_common(1)
    return sorted(
        f"{row['identifier_type']}:{row['identifier_value']}"
        for row in rows
        if row["customer_id"] == customer
    )


def test_a_customer_is_told_whole(build, largest):
    whole = told(build, largest[0])
    assert sorted(whole["identifiers"]) == largest
    assert len(whole["links"]) == len(largest) - 1
    assert whole["weakest"]["rank"] == max(link["rank"] for link in whole["links"])
    assert all(link["record"] and link["since"] for link in whole["links"])


def test_a_link_is_named_by_its_tier(build, largest):
    links = told(build, largest[0])["links"]
    named = {1: "login or card", 2: "e-mail", 3: "phone, device or cookie"}
    assert links and all(link["rule"] == named[link["tier"]] for link in links)


def test_the_record_that_is_named_is_there_and_names_both(build, largest):
    """The first record of the first link, looked up in the feed that it is said to be in."""
    link = told(build, largest[0])["links"][0]
    source, feed, key = link["record"].split()
    (row,) = [
        row
        for row in build.table(f"int_feeds__{feed}")
        if row["source"] == source and key in row.values()
    ]
    for end in ("from", "to"):
        kind, value = link[end].split(":", 1)
        assert value[-6:] in re.sub(r"\s", "", row[kind].lower())


def test_a_path_leads_from_one_to_the_other(build, largest):
    way = told(build, largest[0], largest[-1])["links"]
    assert (way[0]["from"], way[-1]["to"]) == (largest[0], largest[-1])
    assert all(one["to"] == other["from"] for one, other in itertools.pairwise(way))


def test_a_value_needs_no_type_and_no_exact_case(build, largest):
    email = next(one for one in largest if one.startswith("email:"))
    assert told(build, email.removeprefix("email:").upper())["identifier"] == email


def test_two_customers_are_told_apart(build):
    rows = build.table("customer_identifiers")
    one, other = rows[0], next(row for row in rows if row["customer_id"] != rows[0]["customer_id"])
    done = explain(build, one["identifier_value"], other["identifier_value"])
    assert done.exit_code == 1
    assert "are two customers" in done.stdout


def test_what_joins_nobody_is_told_with_the_reason(build):
    used = {row["identifier_value"] for row in build.table("customer_identifiers")}
    row = next(
        row for row in build.table("quarantined_identifiers") if row["identifier_value"] not in used
    )
    done = explain(build, row["identifier_value"])
    assert done.exit_code == 2
    reasons = {
        other["owner_type"]
        for other in build.table("quarantined_identifiers")
        if other["identifier_value"] == row["identifier_value"]
    }
    assert "joins nobody" in done.stderr
    assert any(reason in done.stderr for reason in reasons)


def test_what_is_shared_and_stands_alone_is_told_so_too(build):
    """It is a customer of its own on the row where it stands alone, and joins nobody."""
    used = {
        (row["identifier_type"], row["identifier_value"]): row["customer_id"]
        for row in build.table("customer_identifiers")
    }
    row = next(
        row
        for row in build.table("quarantined_identifiers")
        if (row["identifier_type"], row["identifier_value"]) in used
    )
    shared = f"{row['identifier_type']}:{row['identifier_value']}"
    done = explain(build, shared)
    assert done.exit_code == 0
    assert f"{shared} joins nobody: {row['reason']}." in " ".join(done.stdout.split())
    other = next(
        f"{kind}:{value}"
        for (kind, value), customer in used.items()
        if customer != used[row["identifier_type"], row["identifier_value"]]
    )
    assert row["reason"] in [found["reason"] for found in told(build, other, shared)["quarantined"]]


def test_an_identifier_that_is_not_there(build):
    done = explain(build, "email:nobody@nowhere.example")
    assert done.exit_code == 2
    assert "Nobody is known by 'email:nobody@nowhere.example'" in done.stderr


def test_the_page_shows_everything_and_calls_nobody(build, largest, tmp_path):
    page = tmp_path / "page.html"
    done = explain(build, largest[0], "--html", str(page))
    assert done.exit_code == 0 and str(page) in done.stderr
    text = page.read_text(encoding="utf-8")
    assert all(one in text for one in largest)
    assert text.count("<path ") == len(largest) - 1
    assert text.count("stroke-dasharray") == 1
    assert "<script" not in text and "src=" not in text and "href=" not in text


def test_a_page_that_cannot_be_written(build, largest, tmp_path):
    done = explain(build, largest[0], "--html", str(tmp_path / "no" / "page.html"))
    assert done.exit_code == 2
    assert "cannot be written" in done.stderr


def identifier(number: int) -> Identifier:
    return Identifier("user_id", str(number))


def test_the_way_through_a_tree_is_a_way_and_the_only_one():
    rng = random.Random(7)
    for _ in range(50):
        size = rng.randint(2, 40)
        links = [
            Link(identifier(rng.randrange(n)), identifier(n), 1, "login", n, 1, "2026-01-01", None)
            for n in range(1, size)
        ]
        one, other = identifier(rng.randrange(size)), identifier(rng.randrange(size))
        way = path(links, one, other)
        passed = [one, *(link.other for link in way)]
        assert passed[-1] == other
        assert all(link.one == before for link, before in zip(way, passed, strict=False))
        assert len(set(passed)) == len(passed)
        assert {link.rank for link in way} <= {link.rank for link in links}


def test_no_way_is_an_error_and_no_link_has_no_weakest():
    with pytest.raises(ValueError, match="no way"):
        path([], identifier(1), identifier(2))
    assert weakest([]) is None
    assert path([], identifier(1), identifier(1)) == []
