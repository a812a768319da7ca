"""Likeness that cannot be: sentences that say what to do."""

import sys

import pytest
from click.testing import CliRunner
from febrl import some
from people import Company
from support import run

from perfil.cli import main


@pytest.fixture(scope="module")
def company(duckdb_engine, tmp_path_factory) -> Company:
    made = Company(tmp_path_factory.mktemp("likeness") / "refused", duckdb_engine, some(60))
    made.build("int_identity__block_sizes")
    return made


@pytest.fixture(autouse=True)
def as_before(company):
    before = company.vars.copy()
    yield
    company.vars = before
    company.say()


def test_no_weights(company):
    done = company.build("int_identity__likely_links", check=False)
    assert done.returncode == 1
    assert "'our_weights' has no trained weights" in done.stdout
    assert "perfil link train" in done.stdout


def test_too_many_pairs(company):
    company.say(link_max_pairs=100)
    done = company.build("int_identity__candidate_pairs", check=False)
    assert done.returncode == 1
    assert "more than link_max_pairs (100)" in done.stdout
    assert "perfil link estimate" in done.stdout


@pytest.mark.parametrize(
    ("blocking", "said"),
    [
        ([["surname", "shoe_size"]], "has the field 'shoe_size'. The fields are: given_name,"),
        (["surname"], "has 'surname'. It is a list of lists of fields"),
    ],
)
def test_blocks_of_what_is_not_there(company, blocking, said):
    company.say(link_blocking=blocking)
    done = run("dbt", "--quiet", "parse", cwd=company.folder, check=False)
    assert done.returncode == 2
    assert said in done.stdout


def test_a_seed_that_is_not_ours_is_not_written(company):
    company.say(link_weights="link_weights")
    run("dbt", "--quiet", "parse", cwd=company.folder)
    done = company.perfil("link", "train", check=False)
    assert done.returncode == 2
    assert "Say --out seeds/our_link_weights.csv" in done.stderr
    own = company.folder / "seeds" / "own.csv"
    company.perfil("link", "train", "--out", str(own))
    assert own.read_text().startswith("comparison,level,")


def test_nothing_to_learn_from(company):
    company.say(link_blocking=[["surname", "city"]])
    run("dbt", "--quiet", "parse", cwd=company.folder)
    done = company.perfil("link", "train", check=False)
    assert done.returncode == 2
    assert "There is nothing to learn from" in done.stderr


@pytest.mark.parametrize("on", ["duckdb", "postgres"])
def test_switched_off_there_are_no_records(on, request, tmp_path):
    engine = request.getfixturevalue(f"{on}_engine")
    company = Company(tmp_path / f"off_{on}", engine, some(20), link_likeness=False)
    company.build("customer_identifiers")
    for name in ("person_records", "block_sizes", "scored_pairs", "likely_links"):
        assert company.table(f"int_identity__{name}") == []
    assert len(set(company.customers().values())) == len(some(20))
    done = company.perfil("link", "train", check=False)
    assert done.returncode == 2
    assert "Set link_likeness: true" in done.stderr


def test_without_the_extra(company, monkeypatch):
    monkeypatch.setitem(sys.modules, "splink", None)
    where = ["--project-dir", str(company.folder), "--profiles-dir", str(company.folder)]
    done = CliRunner().invoke(main, ["link", "train", "--dry-run", *where])
    assert done.exit_code == 2
    assert "pip install 'perfil[link]'" in done.stderr
