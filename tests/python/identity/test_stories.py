"""Stories of who is who, told to a company's own project: each ends with the people it is about."""

import csv
import json
import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import yaml
from stories import STORIES, TYPES
from support import Engine, add_perfil, read_table, run, write_profile

FEEDS = ("events", "orders", "order_lines", "refunds", "products", "consents", "messages")
COLUMNS = ["record_id", "updated_at", *TYPES, "first_name"]
DECISION = ["action", "identifier_type", "identifier_value", "other_type", "other_value", "reason"]
TABLES = (
    *("customer_identifiers", "identity_conflicts", "quarantined_identifiers"),
    "identity_forest",
)
STAGING = """with rows as (select * from {{{{ ref('told') }}}})
{{{{ perfil.as_feed('contacts', 'rows', {columns}) }}}}
"""


def told_rows(stories) -> list[dict[str, str]]:
    """All rows of all stories, a minute apart, as records of one source."""
    rows = [row for story in stories for row in story.rows]
    begin = datetime(2026, 1, 1)
    return [
        {"record_id": f"r{place}", "updated_at": str(begin + timedelta(minutes=place)), **row}
        for place, row in enumerate(rows)
    ]


def write_seed(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


class Company:
    """A dbt project of a company's own, with perfil among its packages and one staging model."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder, self.engine = folder, engine
        self.schema = f"stories_{folder.name}"
        (folder / "models").mkdir(parents=True)
        (folder / "seeds").mkdir()
        staging = STAGING.format(columns=COLUMNS)
        (folder / "models" / "stg_story__people.sql").write_text(staging)
        text = "varchar(255)"
        types = {"updated_at": "timestamp"} | dict.fromkeys(set(COLUMNS) - {"updated_at"}, text)
        nothing = {f"feed_{feed}": [] for feed in FEEDS} | {"feed_tickets": []}
        ours = {"feed_contacts": ["stg_story__people"], "identity_overrides": "decisions"}
        project = {
            "name": "company",
            "profile": "perfil",
            "seeds": {
                "company": {
                    "told": {"+column_types": types},
                    "decisions": {"+column_types": dict.fromkeys(DECISION, text)},
                }
            },
            "vars": {"perfil": nothing | ours | {"demo": False, "as_of": "2026-06-30 00:00:00"}},
            # null in a seed is null on Spark too
            "dispatch": [{"macro_namespace": "dbt", "search_order": ["company", "perfil", "dbt"]}],
        }
        (folder / "dbt_project.yml").write_text(yaml.safe_dump(project))
        write_profile(folder, engine, self.schema)
        add_perfil(folder)

    def build(self, rows: list[dict[str, str]], decisions: list[tuple[str, ...]]) -> None:
        """Build identity and its tests from these rows and decisions."""
        write_seed(self.folder / "seeds" / "told.csv", COLUMNS, rows)
        written = [dict(zip(DECISION, (*one, "a test"), strict=True)) for one in decisions]
        write_seed(self.folder / "seeds" / "decisions.csv", DECISION, written)
        wanted = [f"+{name}" for name in TABLES]
        tests = ["--exclude-resource-type", "unit_test", "--indirect-selection", "buildable"]
        run("dbt", "--quiet", "build", "--select", *wanted, *tests, cwd=self.folder)

    def table(self, name: str) -> list[dict]:
        manifest = json.loads((self.folder / "target" / "manifest.json").read_text())
        return read_table(self.engine, manifest["nodes"][f"model.perfil.{name}"]["schema"], name)

    def customers(self) -> dict[str, str]:
        """Whose each identifier is: `type:value` to customer_id."""
        return {
            f"{row['identifier_type']}:{row['identifier_value']}": row["customer_id"]
            for row in self.table("customer_identifiers")
        }


ROWS = told_rows(STORIES)
DECISIONS = [decision for story in STORIES for decision in story.decisions]


@pytest.fixture(scope="module", params=["duckdb", "postgres", "spark"])
def told(request, tmp_path_factory) -> Company:
    """All stories, told to each engine at once."""
    engine = request.getfixturevalue(f"{request.param}_engine")
    company = Company(tmp_path_factory.mktemp("company") / request.param, engine)
    company.build(ROWS, DECISIONS)
    return company


@pytest.fixture(scope="module")
def here(duckdb_engine, tmp_path_factory) -> Company:
    """A company to tell things to again and again."""
    return Company(tmp_path_factory.mktemp("company") / "again", duckdb_engine)


def people(customers: dict[str, str]) -> set[frozenset[str]]:
    """The identifiers of each customer."""
    found: dict[str, set[str]] = {}
    for identifier, customer in customers.items():
        found.setdefault(customer, set()).add(identifier)
    return {frozenset(identifiers) for identifiers in found.values()}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_story(told, story):
    customers = told.customers()
    named = {f"{kind}:{row[kind]}" for row in story.rows for kind in TYPES if kind in row}
    about = {name: customer for name, customer in customers.items() if name in named}
    assert people(about) == {frozenset(one) for one in story.people}


def test_what_limits_forbid_is_shown(told):
    conflicts = told.table("identity_conflicts")
    limits = {row["limit_name"].split()[0] for row in conflicts}
    assert limits == {"user_id", "email", "do_not_merge"}
    assert all(row["low_customer_id"] != row["high_customer_id"] for row in conflicts)


def test_what_too_many_share_is_shown(told):
    shared = {
        row["identifier_value"]: (row["owner_type"], row["owner_count"])
        for row in told.table("quarantined_identifiers")
        if row["quarantine"] == "shared"
    }
    assert shared == {
        "c-tablet": ("user_id", 2),
        "d-kiosk": ("user_id", 40),
        "+442070000001": ("given name", 2),
        "+442070000009": ("given name", 2),
    }


def test_the_order_of_rows_changes_nothing(told, here):
    if told.engine.name != "duckdb":
        pytest.skip("the order in which rows lie is the same question on every engine")
    shuffled = ROWS.copy()
    random.Random(4).shuffle(shuffled)
    here.build(shuffled, DECISIONS[::-1])
    assert here.customers() == told.customers()


def test_engines_give_the_same_ids(told, here):
    here.build(ROWS, DECISIONS)
    assert told.customers() == here.customers()


def test_a_decision_taken_back_leaves_nothing_behind(here):
    here.build(ROWS, [])
    before = {name: sorted(map(str, here.table(name))) for name in TABLES}
    here.build(ROWS, DECISIONS)
    assert {name: sorted(map(str, here.table(name))) for name in TABLES} != before
    here.build(ROWS, [])
    assert {name: sorted(map(str, here.table(name))) for name in TABLES} == before


def test_an_identifier_that_is_erased_is_nobodys_and_others_stay(here):
    """Hal's telephone is erased at the source; the card that it joined is Hal's no more."""
    here.build(ROWS, DECISIONS)
    before = here.customers()
    erased = "device_id:h-phone"
    kept = [row | {"device_id": ""} if row.get("device_id") == "h-phone" else row for row in ROWS]
    here.build(kept, DECISIONS)
    after = here.customers()
    assert erased not in after
    moved = {name for name in after if after[name] != before[name]}
    assert moved == {"anonymous_id:h-cookie"}
