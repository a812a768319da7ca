"""`perfil segment new` and `list`: what is scaffolded is built as it is, here and in a company's
own project."""

import json
import subprocess
import sys
from datetime import date

import pytest
from support import BIN, ROOT, Engine, write_profile
from workshop import Workshop


@pytest.fixture(scope="module")
def company(demo, tmp_path_factory) -> Workshop:
    made = Workshop(tmp_path_factory.mktemp("company") / "company")
    made.copy_warehouse(demo("duckdb"))
    made.company()
    done = made.segment("new", "lately")
    assert done.exit_code == 0, done.output
    made.build("seg_lately")
    return made


def test_what_is_scaffolded_has_members_and_passes_its_tests(workshop):
    """dbt ran the unit tests, the contract and the tests of the grain when it built them."""
    wanted = {
        row["customer_id"] for row in workshop.table("customer_profiles") if row["order_count"] >= 2
    }
    assert {row["customer_id"] for row in workshop.table("seg_keepers")} == wanted != set()
    assert workshop.table("seg_lookers")
    manifest = json.loads((workshop.folder / "target" / "manifest.json").read_text())
    tests = {test["model"] for test in manifest["unit_tests"].values()}
    assert {"seg_keepers", "seg_lookers"} <= tests
    said = manifest["nodes"]["model.perfil.seg_keepers"]["config"]["meta"]["segment"]
    assert said["label"] == "Kept: 'twice'" and "members" not in said
    said = manifest["nodes"]["model.perfil.seg_lookers"]["config"]["meta"]["segment"]
    assert said["members"] == "visitors"


def test_what_is_scaffolded_keeps_the_rules_of_the_house(workshop):
    check = [sys.executable, ROOT / "scripts" / "check_manifest.py"]
    done = subprocess.run(
        [*check, workshop.folder / "target" / "manifest.json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
    lint = [BIN / "sqlfluff", "lint", "--nocolor", "--config", ".sqlfluff"]
    files = [workshop.folder / "models" / "segments" / theme for theme in ("own", "looks")]
    done = subprocess.run([*lint, *files], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_in_a_companys_own_project_and_as_of_the_last_build(company):
    """Its clock is when dbt starts; a preview's is that of the tables it looks at."""
    assert company.told("list")[0]["theme"] == "own"
    profiles = company.table("customer_profiles")
    assert len(company.table("seg_lately")) == sum(row["order_count"] >= 2 for row in profiles)
    file = company.folder / "models" / "segments" / "own" / "seg_lately.sql"
    rule = "profiles.last_purchase_date >= {{ dbt.dateadd('day', -30, perfil.as_of()) }}"
    file.write_text(file.read_text().replace("profiles.order_count >= 2", rule))
    told = company.told("preview", "lately")
    bought = [row["last_purchase_date"] for row in profiles if row["last_purchase_date"]]
    assert told["size"] == sum(day > date(2026, 5, 31) for day in bought) > 0
    assert told["is_listed"] and told["as_of"] == "2026-06-30 23:59:59"


def test_the_list_says_who_owns_and_how_many_are_in(workshop):
    done = workshop.segment("list", "--format", "json")
    rows = {row["segment"]: row for row in json.loads(done.stdout)}
    assert rows["keepers"] == {
        **{"segment": "keepers", "label": "Kept: 'twice'", "theme": "own", "owner": "Shop"},
        "size": len(workshop.table("seg_keepers")),
    }
    assert "lookers" not in rows and "seg_lookers" in done.stderr
    members = [row["segment_name"] for row in workshop.table("segment_memberships")]
    assert {name: row["size"] for name, row in rows.items()} == {
        name: members.count(name) for name in rows
    }
    assert "Kept: 'twice'" in workshop.segment("list").stdout


def test_a_list_without_a_warehouse_is_a_list_all_the_same(workshop, tmp_path):
    nowhere = {"type": "duckdb", "path": str(tmp_path / "nowhere.db")}
    folder = str(write_profile(tmp_path, Engine("duckdb", nowhere, tmp_path), "demo"))
    done = workshop.segment("list", "--format", "json", "--profiles-dir", folder)
    assert done.exit_code == 0 and {row["size"] for row in json.loads(done.stdout)} == {None}
    assert "Run 'dbt build' first" in done.stderr
    done = workshop.segment("preview", "vip", "--profiles-dir", folder)
    assert (done.exit_code, "Run 'dbt build' first" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (("vip",), 3, "models/segments/value/seg_vip.sql exists already"),
        (("seg_vip",), 3, "exists already"),
        (("Big Spenders",), 2, "'Big Spenders' cannot name a segment"),
        (("two__lines",), 2, "single underscores"),
        (("a" * 41,), 2, "at most 40"),
        (("fine", "--theme", "../else"), 2, "cannot name a theme"),
        (("fine", "--label", "{{ var('x') }}"), 2, "cannot be the label"),
    ],
)
def test_what_cannot_be_is_told(options, code, says):
    before = set((ROOT / "models" / "segments").rglob("*"))
    done = Workshop(ROOT).segment("new", *options)
    assert (done.exit_code, says in done.stderr) == (code, True), done.stderr
    assert set((ROOT / "models" / "segments").rglob("*")) == before


def test_a_dry_run_writes_nothing_and_a_project_without_a_list_gets_one(tmp_path):
    made = Workshop(tmp_path)
    made.company()
    (tmp_path / "dbt_project.yml").write_text("name: company\nprofile: perfil\n")
    done = made.segment("new", "lately", "--dry-run")
    assert done.exit_code == 0 and "ref('perfil', 'customer_profiles')" in done.stdout
    assert not (tmp_path / "models").exists()
    done = made.segment("new", "lately")
    assert "  segments: [seg_" in done.stderr and ", seg_lately]" in done.stderr
    done = made.segment("new", "lately")
    assert (done.exit_code, "exists already" in done.stderr) == (3, True)
