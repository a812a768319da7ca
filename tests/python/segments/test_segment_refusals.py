"""What `perfil segment preview` says of a segment that is none: a sentence, and exit code 2."""

import subprocess
import sys

import pytest
from click.testing import CliRunner
from segment_look import PROFILES
from support import Engine, write_profile

from perfil.cli import main
from perfil.errors import PerfilError
from perfil.masking import masked


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("select\n    spent\nfrom {customer_profiles}", "seg_mine.sql, line 2)"),
        ("select customer_id\nfrom {customer_profiles}\nwhere 1 = = 1", "cannot run the segment"),
        ("select customer_id from {customer_profiles};", "cannot run the segment 'mine'"),
        ("select cast('x' || customer_id as int) as customer_id from {visitors}", "cannot run"),
        ("select email from {customer_profiles}", "has no column customer_id"),
        (
            "select customer_id, email, phone from {customer_profiles}",
            "more than customer_id in its last select: email, phone.",
        ),
        (
            "select customer_id from {visitors} union all select customer_id from {visitors}",
            " customers more than once (",
        ),
        ("select cast(null as varchar(9)) as customer_id", "gives 1 row without a customer_id"),
        (
            "select 'somebody-else' as customer_id",
            "gives 1 member who are in neither customer_profiles nor visitors (so…se, for example)",
        ),
    ],
)
def test_what_is_wrong_is_a_sentence(look, sql, says):
    with pytest.raises(PerfilError) as error:
        look.told(sql)
    assert says in error.value.message and "seg_mine.sql" in error.value.message
    assert error.value.exit_code == 2 and "\n" not in error.value.message


def test_the_masked_example_is_of_somebody_who_is_there_twice(look):
    first = min(row["customer_id"] for row in look.build.table("customer_profiles"))
    sql = f"select customer_id from {PROFILES} union all select '{first}'"
    with pytest.raises(PerfilError) as error:
        look.told(sql)
    assert f"1 customer more than once ({masked(first)}, " in error.value.message
    assert first not in error.value.message


def test_what_is_not_built_is_named(look):
    wishes = {"name": "wishes", "schema": "demo", "alias": "wishes", "config": {}}
    with pytest.raises(PerfilError, match=r"reads 'wishes'.*dbt build --select \+wishes"):
        look.told("select customer_id from {visitors}", reads=[wishes])
    with pytest.raises(PerfilError, match="may be customers or visitors"):
        look.told("select customer_id from {visitors}", members="everybody")


def test_what_cannot_be_compiled_is_told_with_line_and_words(workshop):
    """What the engine and what dbt says; then what a list or a name says that is not so."""
    file = workshop.write(
        "wrong",
        "-- Wrong.\n{# a note\n   of two lines -#}\n{% set most = 5 %}\nselect\n"
        "    customer_id_of_somebody\nfrom {{ ref('customer_profiles') }}\nlimit {{ most }}\n",
    )
    done = workshop.segment("preview", "wrong")
    assert done.exit_code == 2
    assert "models/segments/own/seg_wrong.sql, line 6): Binder Error" in done.stderr
    file.write_text("-- Wrong.\nselect customer_id from {{ ref('customer_profile') }}\n")
    done = workshop.segment("preview", "wrong")
    file.unlink()
    assert (done.exit_code, "'customer_profile' which was not found" in done.stderr) == (2, True)
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    ("name", "options", "says"),
    [
        ("vipp", (), "Did you mean 'vip'? The segments are: "),
        ("zzz", (), "There is no segment 'zzz'. The segments are: "),
        ("gone", ("--vars", "segments: [seg_gone]"), "there is no model seg_gone.sql"),
        ("vip", ("--vars", "segments: seg_vip"), "Write it as a list of models"),
        ("vip", ("--target-path", "never"), "Run 'dbt build' first"),
    ],
)
def test_names_that_are_not_so_are_told_at_once(workshop, name, options, says):
    done = workshop.segment("preview", name, *options)
    assert (done.exit_code, says in done.stderr) == (2, True), done.output


def test_a_warehouse_that_another_process_writes_to_is_said_to_be_held(workshop):
    hold = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print(1, flush=True); input()"
    command = [sys.executable, "-c", hold, workshop.engine.settings["path"]]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        holder.stdout.readline()
        done = workshop.segment("preview", "vip")
        holder.communicate(b"\n")
    assert (done.exit_code, "held by another process" in done.stderr) == (75, True)


def test_spark_is_refused_in_a_sentence(workshop, tmp_path):
    write_profile(tmp_path, Engine("spark", {"type": "spark", "method": "session"}, tmp_path))
    where = ["--project-dir", str(workshop.folder), "--profiles-dir", str(tmp_path)]
    done = CliRunner().invoke(main, ["segment", "preview", "vip", *where])
    assert (done.exit_code, "works on DuckDB and Postgres" in done.stderr) == (2, True)
