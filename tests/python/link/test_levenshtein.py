"""How many edits apart two texts are: the same on every engine, by letters, not bytes."""

import json
import random
from pathlib import Path

import duckdb
import psycopg2
import pytest
from support import ROOT, Engine, dbt_places, run, write_profile

from perfil.link.spec import read_spec

SCHEMA = "likeness"
LETTERS = "abcdé ιώ漢"


def distance(one: str, other: str) -> int:
    """The textbook's way."""
    above = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        here = [place]
        for at, wanted in enumerate(other, 1):
            here.append(min(above[at] + 1, here[-1] + 1, above[at - 1] + (letter != wanted)))
        above = here
    return above[-1]


@pytest.fixture(scope="module")
def texts() -> list[tuple[str, str]]:
    rng = random.Random(11)
    return [
        tuple("".join(rng.choices(LETTERS, k=rng.randint(1, 9))) for _ in range(2))
        for _ in range(400)
    ]


def provide(engine: Engine, folder: Path) -> None:
    """What every run with likeness begins with."""
    write_profile(folder, engine, SCHEMA)
    macro = ["perfil.provide_levenshtein", "--vars", "{link_likeness: true}"]
    run("dbt", "run-operation", *macro, *dbt_places(folder))


def connect(engine: Engine):
    given = {key: engine.settings[key] for key in ("host", "port", "user", "password", "dbname")}
    connection = psycopg2.connect(**given)
    connection.autocommit = True
    return connection


@pytest.mark.parametrize("by", ["what the server has", "our own function"])
def test_on_postgres(postgres_engine, tmp_path, texts, by):
    provide(postgres_engine, tmp_path)
    provide(postgres_engine, tmp_path)  # a second run finds it there
    connection = connect(postgres_engine)
    with connection.cursor() as cursor:
        if by == "our own function":
            cursor.execute(own_function())
        for one, other in texts:
            cursor.execute(f"select {SCHEMA}.perfil_levenshtein(%s, %s)", (one, other))
            assert min(cursor.fetchall()[0][0], 3) == min(distance(one, other), 3), (one, other)
    connection.close()


def own_function() -> str:
    """The text of our own function, out of the macro's file."""
    text = (ROOT / "macros" / "engines" / "levenshtein_function.sql").read_text()
    head = text.split("create or replace")[1].split("{% if")[0]
    body = text.split("{%- else -%}")[1].split("{%- endif -%}")[0]
    return "create or replace" + head.replace("{{ schema }}", SCHEMA) + body


def test_on_duckdb(tmp_path, duckdb_engine, texts):
    """The expression that the manifest has, which is the model's."""
    write_profile(tmp_path, duckdb_engine)
    places = ["--profiles-dir", tmp_path, "--target-path", tmp_path, "--log-path", tmp_path]
    run("dbt", "--quiet", "parse", *map(str, places))
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    (surname,) = [one for one in read_spec(manifest).comparisons if one.name == "surname"]
    condition = dict(surname.levels)["edit_2"]
    with duckdb.connect() as connection:
        for one, other in texts:
            query = f"select {condition} from (select ? as surname_l, ? as surname_r)"
            found = connection.execute(query, [one, other]).fetchall()[0][0]
            assert found == (min(len(one), len(other)) > 4 and distance(one, other) <= 2)
