"""`perfil identity diff`: what a proposal would change, told right, and nothing changed by it."""

import json
import signal
import subprocess

import pytest
from click.testing import CliRunner
from support import BIN, Engine, write_profile
from told_shop import CUT, DECISION, JUNIOR, LOU, MERGE, MIA, OLD, RULES, SPLIT, Shop, write

from perfil.cli import main

# what is asked of both engines is asked once, in all its parts
ON_ONE = pytest.mark.parametrize("shop", ["duckdb"], indirect=True)


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def shop(request, tmp_path_factory) -> Shop:
    engine = request.getfixturevalue(f"{request.param}_engine")
    made = Shop(tmp_path_factory.mktemp("shop") / request.param, engine)
    made.build()
    return made


@pytest.fixture(scope="module")
def here(duckdb_engine, tmp_path_factory) -> Shop:
    """A shop in a DuckDB file of its own."""
    folder = tmp_path_factory.mktemp("shop_here")
    engine = Engine("duckdb", {"type": "duckdb", "path": str(folder / "here.duckdb")}, folder)
    made = Shop(folder / "project", engine)
    made.build()
    return made


def segment(told: dict, name: str) -> dict:
    return next(row for row in told["segments"] if row["segment"] == name)


def test_decisions_split_one_merge_two_and_touch_nothing(shop, tmp_path):
    """Lou's son is told apart, Mia's old address is hers: one buyer becomes two, two become one."""
    tables, files = shop.tables(), shop.files()
    decisions = write(tmp_path / "decisions.csv", DECISION, [SPLIT, MERGE])
    told = shop.told("--overrides", decisions)
    assert told["exit_code"] == 1 and told["is_different"]
    assert told["merged"] == {"profiles": 2, "into": 1}
    # Lou, his son, and the telephone, which is now neither's
    assert told["split"] == {"profiles": 1, "into": 3}
    customers = told["customers"]
    assert (customers["renamed"], customers["gone"], customers["come"]) == (0, 0, 0)
    assert customers["after"] - customers["before"] == 1
    assert told["identifiers"] == {"changed": 3, "gone": 0, "come": 0}
    (revenue,) = told["revenue"]
    assert (revenue["currency"], float(revenue["moved"])) == ("GBP", 50)  # 20 of the son's, 30
    assert float(revenue["before"]) == float(revenue["after"]) == 220
    assert revenue["customers"] == 4
    once = segment(told, "one_time_buyers")
    assert (once["before"], once["after"]) == (4, 4)
    assert (once["entered"], once["left"], once["kept"]) == (2, 2, 2)
    ((merged,), (split,)) = told["examples"]["merged"], told["examples"]["split"]
    assert [part["identifiers"] for part in merged["profiles"]] == [["email:mi…le"]] * 2
    assert len(split["profiles"]) == 3
    assert shop.tables() == tables
    assert shop.files() == files


@ON_ONE
def test_money_stays_with_whom_the_orders_stay(shop, tmp_path):
    """Ada's old id stays with the telephone that is cut off, and she gets another with all that she
    bought: her revenue is hers as before, and so is her RFM segment."""
    told = shop.told("--overrides", write(tmp_path / "cut.csv", DECISION, [CUT]))
    assert told["split"] == {"profiles": 1, "into": 2}
    assert told["identifiers"]["changed"] == 1
    assert told["rfm_moves"] == []
    (revenue,) = told["revenue"]
    assert (float(revenue["moved"]), revenue["customers"]) == (0, 0)
    assert float(revenue["before"]) == float(revenue["after"]) == 220


@ON_ONE
def test_a_limit_raised_joins(shop, tmp_path):
    """Six addresses on one login are one person where a person may have six."""
    raised = [[*row[:3], "6", *row[4:]] if row[0] == "email" else row for row in RULES]
    told = shop.told("--rules", write(tmp_path / "rules.csv", raised[0], raised[1:]))
    assert told["merged"] == {"profiles": 7, "into": 1}
    assert told["split"] == {"profiles": 0, "into": 0}
    assert told["largest_profile"] == {"before": 3, "after": 7}
    assert told["customers"]["before"] - told["customers"]["after"] == 6
    assert [part["identifier_count"] for part in told["examples"]["merged"][0]["profiles"]] == [
        *(1 for _ in range(7)),
    ]


@ON_ONE
def test_a_threshold_lowered_joins_who_is_alike(shop):
    """Mia's two records are one person's with a probability of .9922, asked for is .999."""
    tables = shop.tables()
    told = shop.told("--vars", json.dumps({"link_threshold": 0.99}))
    assert told["merged"] == {"profiles": 2, "into": 1}
    assert told["split"] == {"profiles": 0, "into": 0}
    assert told["customers"]["before"] - told["customers"]["after"] == 1
    (revenue,) = told["revenue"]
    assert float(revenue["moved"]) == 30
    assert shop.tables() == tables


@ON_ONE
def test_a_proposal_that_changes_nothing(shop, tmp_path):
    """Not even the clock, which the segments know where dbt's last run does not."""
    (shop.folder / "target" / "run_results.json").unlink()
    done = shop.diff("--overrides", write(tmp_path / "same.csv", DECISION[::-1], []))
    said = ["Nothing changes: every customer, segment and amount is as it is."]
    assert (done.exit_code, done.stdout.splitlines()) == (0, said)


def test_the_seed_is_edited_then_looked_at_then_built(here):
    """Without a file the project's own seeds are the proposal."""
    write(here.overrides, DECISION, [MERGE, SPLIT])
    done = here.diff()
    assert done.exit_code == 1
    assert "Profiles merged: 2 into 1." in done.stdout
    assert "Profiles split: 1 into 3." in done.stdout
    assert "was " in done.stdout and "mia@" not in done.output
    assert "Building" in done.stderr and "customer_rfm" in done.stderr
    here.build()
    assert here.diff().exit_code == 0


def test_who_is_kept_apart_by_hand_is_told_so(here):
    """No link joins father and son directly; the telephone between them was taken from both."""
    done = here.explain(LOU, JUNIOR)
    assert done.exit_code == 1
    kept = f"Kept apart by hand: email:{LOU} and email:{JUNIOR} (father and son)."
    assert kept in done.stdout.splitlines()
    done = here.explain(MIA, OLD)
    assert (done.exit_code, "(by hand)" in done.stdout) == (0, True)


def test_what_is_kept_is_there(here, tmp_path):
    before = set(here.tables())
    done = here.diff("--overrides", write(tmp_path / "more.csv", DECISION, [SPLIT]), "--keep")
    kept = set(here.tables()) - before
    schemas = {name.split(".")[0] for name in kept}
    begin = min(schemas, key=len)
    assert f"Kept: the schemas that begin with {begin}." in done.stderr
    assert all(schema.startswith(begin) for schema in schemas)
    assert f"{begin}.customer_identifiers" in kept


@pytest.mark.parametrize(
    ("columns", "rows", "says"),
    [
        (["action", "why"], [], "has a column 'why'. The columns are: action, identifier_type,"),
        (DECISION[:-1], [], "has no column 'reason'"),
        (DECISION, [SPLIT[:-1]], "has 5 values in row 1, but 6 columns"),
        (DECISION, [["do_not_marge", *SPLIT[1:]]], "does not pass the test accepted_values_int_id"),
    ],
)
def test_a_file_that_is_wrong(here, tmp_path, columns, rows, says):
    before = here.tables()
    done = here.diff("--overrides", write(tmp_path / "wrong.csv", columns, rows))
    assert done.exit_code == 2
    assert says in done.stderr and "Traceback" not in done.output
    assert here.tables() == before


def test_a_rule_that_is_no_number(here, tmp_path):
    rules = write(tmp_path / "rules.csv", RULES[0], [["email", "two", "1", "5", "", ""]])
    done = here.diff("--rules", rules)
    assert done.exit_code == 2
    assert "does not fit the table identity_rules" in done.stderr


def test_what_cannot_run_says_so(here, tmp_path, monkeypatch):
    done = here.diff("--rules", tmp_path / "none.csv")
    assert (done.exit_code, "There is no file" in done.stderr) == (2, True)
    done = here.diff("--vars", "just words")
    assert (done.exit_code, "Write it as dbt takes it" in done.stderr) == (2, True)
    done = here.diff("--vars", json.dumps({"identity_rules": "no_such_rules"}))
    assert (done.exit_code, "no_such_rules" in done.stderr) == (2, True)
    write_profile(tmp_path, here.engine, "shop_never_built")
    done = here.diff("--profiles-dir", tmp_path)
    assert (done.exit_code, "dbt parse" in done.stderr or "dbt build" in done.stderr) == (2, True)
    monkeypatch.setenv("DBT_TARGET_PATH", str(tmp_path / "never"))
    done = here.diff()
    assert (done.exit_code, "Run 'dbt build' first" in done.stderr) == (2, True)


def test_a_project_that_names_schemas_in_its_own_way_is_refused(here):
    """It would build the proposal over the present tables."""
    before = here.tables()
    macro = here.folder / "macros" / "generate_schema_name.sql"
    macro.parent.mkdir()
    macro.write_text(
        "{% macro generate_schema_name(name, node) %}{{ name or 'shop' }}{% endmacro %}"
    )
    done = here.diff()
    macro.unlink()
    assert (done.exit_code, "leaves out the target's schema" in done.stderr) == (2, True)
    assert here.tables() == before


def test_ctrl_c_leaves_nothing_behind(here, tmp_path):
    before = here.tables()
    decisions = write(tmp_path / "stopped.csv", DECISION, [SPLIT])
    where = ["--project-dir", here.folder, "--profiles-dir", here.folder]
    command = [BIN / "perfil", "identity", "diff", *where, "--overrides", decisions]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stderr:
            if " of " in line:  # the first model is built
                process.send_signal(signal.SIGINT)
                break
        said = process.stderr.read()
    assert process.returncode == 130
    assert "The present tables are as they were." in said and "Traceback" not in said
    assert here.tables() == before


def test_spark_is_refused_in_a_sentence(here, tmp_path):
    write_profile(tmp_path, Engine("spark", {"type": "spark", "method": "session"}, tmp_path))
    where = ["--project-dir", str(here.folder), "--profiles-dir", str(tmp_path)]
    done = CliRunner().invoke(main, ["identity", "diff", *where])
    assert done.exit_code == 2
    assert "works on DuckDB and Postgres" in done.stderr
