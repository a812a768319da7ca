"""Households, told as stories to a company's own project: who lives with whom, and who does not."""

import csv
import json
from pathlib import Path

import pytest
import yaml
from support import IDENTITY, Engine, add_perfil, as_multiset, read_table, run, write_profile

FEEDS = "events orders order_lines refunds products consents messages tickets".split()
HOUSEHOLDS = ("models/intermediate/households", "models/marts/households")
COLUMNS = [
    *("record_id", "updated_at", "user_id", "phone"),
    *("first_name", "last_name", "street", "postal_code", "country"),
]
HOUSE, FLAT = ("12 High Street", "SW1A 1AA", "GB"), ("Große Straße 7", "10115", "DE")
KITCHEN, HOTEL, OWN = "+442070000001", "+442070000002", "+442070000003"


def told(login: str, name: str, phone: str = "", at: tuple[str, str, str] = ("", "", "")) -> dict:
    first, last = name.split()
    return dict(zip(COLUMNS[2:], (login, phone, first, last, *at), strict=True))


ROWS = [
    # a couple of one name at one address, each in their own writing
    told("eva", "Eva O'Neill", at=HOUSE),
    told("emil", "Emil ONEILL", at=("12, high st.", "sw1a1aa", "GB")),
    # flatmates: one address, two names
    told("flo", "Flo Fuchs", at=FLAT),
    told("gus", "Gus Grau", at=FLAT),
    # the same street and postcode in another country
    told("fay", "Fay Fuchs", at=(*FLAT[:2], "AT")),
    # a family's telephone, at two addresses
    told("ida", "Ida Igel", KITCHEN, ("1 Low Road", "N1", "GB")),
    told("ivo", "Ivo Elster", KITCHEN, ("9 Hill", "N9", "GB")),
    # a son with a name and an address of his own, and the couple's number
    told("eva", "Eva O'Neill", OWN, at=HOUSE),
    told("son", "Sam Smith", OWN, ("3 Far Lane", "N3", "GB")),
    # guests of a hotel, twelve of them
    *(told(f"guest{n}", f"Guest{n} Name{n}", HOTEL) for n in range(12)),
]


class Company:
    """A dbt project of a company's own, whose contacts have addresses."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder, self.engine = folder, engine
        for name in ("models", "seeds"):
            (folder / name).mkdir(parents=True)
        (folder / "models" / "stg_told__people.sql").write_text(
            "with rows as (select * from {{ ref('told') }})\n"
            f"{{{{ perfil.as_feed('contacts', 'rows', {COLUMNS}) }}}}\n"
        )
        types = dict.fromkeys(COLUMNS, "varchar(255)") | {"updated_at": "timestamp"}
        nothing = {f"feed_{feed}": [] for feed in FEEDS}
        ours = {"feed_contacts": ["stg_told__people"], "demo": False, "as_of": "2026-06-30"}
        project = {
            "name": "company",
            "profile": "perfil",
            "seeds": {"company": {"told": {"+column_types": types}}},
            "vars": {"perfil": nothing | ours},
            "dispatch": [{"macro_namespace": "dbt", "search_order": ["company", "perfil", "dbt"]}],
        }
        (folder / "dbt_project.yml").write_text(yaml.safe_dump(project))
        write_profile(folder, engine, "households")
        add_perfil(folder, *IDENTITY, *HOUSEHOLDS)

    def build(
        self, rows: list[dict], wanted: bool = True, most: int = 10, tests: bool = False
    ) -> None:
        with (self.folder / "seeds" / "told.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            for place, row in enumerate(rows):
                day = f"2026-01-{1 + ROWS.index(row):02} 00:00:00"
                writer.writerow({"record_id": f"r{place}", "updated_at": day} | row)
        variables = json.dumps({"households": wanted, "max_household_size": most})
        select = ["--select", "+households", "+household_members", "customer_identifiers"]
        select += ["--exclude-resource-types", "unit_test", *([] if tests else ["test"])]
        select += ["--indirect-selection", "buildable", "--vars", variables]
        run("dbt", "--quiet", "build", *select, cwd=self.folder)

    def table(self, name: str) -> list[dict]:
        return read_table(self.engine, "households", name)

    def logins(self) -> dict[str, str]:
        """Each login's customer."""
        return {
            row["identifier_value"]: row["customer_id"]
            for row in self.table("customer_identifiers")
            if row["identifier_type"] == "user_id"
        }

    def households(self) -> dict[frozenset[str], dict]:
        """The logins of each household, with its row."""
        names = {customer: login for login, customer in self.logins().items()}
        members: dict[str, set[str]] = {}
        for row in self.table("household_members"):
            members.setdefault(row["household_id"], set()).add(names[row["customer_id"]])
        rows = {row["household_id"]: row for row in self.table("households")}
        return {frozenset(logins): rows[household] for household, logins in members.items()}


@pytest.fixture(scope="module", params=["duckdb", "postgres", "spark"])
def company(request, tmp_path_factory) -> Company:
    """All of these people, told to each engine."""
    engine = request.getfixturevalue(f"{request.param}_engine")
    told_to = Company(tmp_path_factory.mktemp("households") / request.param, engine)
    # on Spark, where each takes a second, the demo has run them
    told_to.build(ROWS, tests=engine.name != "spark")
    return told_to


@pytest.fixture(scope="module")
def here(duckdb_engine, tmp_path_factory) -> Company:
    """A company to tell things to again and again."""
    return Company(tmp_path_factory.mktemp("households") / "again", duckdb_engine)


def test_who_lives_with_whom(company):
    found = company.households()
    assert {who: row["joined_by"] for who, row in found.items()} == {
        frozenset({"eva", "emil", "son"}): "both",
        frozenset({"ida", "ivo"}): "family phone",
    }
    family = found[frozenset({"eva", "emil", "son"})]
    address = (family["last_name"], family["street"], family["country"])
    assert address == ("oneill", "12highst", "GB")


@pytest.mark.parametrize("company", ["duckdb", "postgres"], indirect=True)
def test_the_order_of_rows_changes_nothing(company):
    marts = ("households", "household_members")
    before = [as_multiset(company.table(name)) for name in marts]
    company.build(ROWS[::-1])
    assert [as_multiset(company.table(name)) for name in marts] == before


def test_a_circle_larger_than_a_household_keeps_its_addresses(here):
    """Three hang together, two is the most: the number joins nobody there, the address does."""
    here.build(ROWS, most=2)
    assert set(here.households()) == {frozenset({"eva", "emil"}), frozenset({"ida", "ivo"})}


def test_nobodys_customer_changes_and_off_is_empty(here):
    here.build(ROWS, wanted=False)
    before = here.logins()
    assert here.table("households") == here.table("household_members") == []
    here.build(ROWS)
    assert here.logins() == before
    assert len(set(before.values())) == len(before)


def test_a_household_keeps_its_id_when_somebody_joins(here):
    here.build([row for row in ROWS if row["user_id"] != "son"])
    (couple,) = [row for who, row in here.households().items() if "eva" in who]
    here.build(ROWS)
    (family,) = [row for who, row in here.households().items() if "eva" in who]
    assert (couple["member_count"], family["member_count"]) == (2, 3)
    assert couple["household_id"] == family["household_id"]
