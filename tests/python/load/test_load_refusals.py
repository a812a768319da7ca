"""A file or a name that cannot be loaded is refused in a sentence, and nothing is written."""

import gzip
import re
from dataclasses import replace

import pytest
from ground import Ground, write_orders

pytest_plugins = "load_fixtures"

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
FILES = {
    "empty.csv": (b"", "is empty"),
    "empty.csv.gz": (gzip.compress(b""), "is empty inside"),
    "blank.csv": (b"\n\na,b\n", "first line of .* is blank"),
    "picture.csv": (PNG, "is a PNG picture, not the text its name says"),
    "picture.jsonl": (PNG, "is a PNG picture"),
    "book.csv": (b"PK\x03\x04....", "an Excel workbook is one too"),
    "page.csv": (b"<!DOCTYPE html><title>Sign in</title>", "is a web page"),
    "packed.csv": (gzip.compress(b"a,b\n1,2\n"), "add .gz to its name"),
    "plain.csv.gz": (b"a,b\n1,2\n", "is not gzip"),
    "cut.csv.gz": (
        gzip.compress(bytes(range(32, 127)) * 40)[:-20],
        "is not gzip, or it is damaged",
    ),
    "text.parquet": (b"a,b\n1,2\n", "not Parquet as its name says"),
    "cut.parquet": (b"PAR1" + b"x" * 100, "cut short"),
    "broken.parquet": (b"PAR1" + b"x" * 100 + b"PAR1", "not readable as Parquet"),
    "table.jsonl": (b"a,b\n1,2\n", "line 1: not JSON"),
    "objects.csv": (b'{"a": 1}\n{"a": 2}\n', "looks like JSON lines"),
    "array.json": (b'[{"a": 1}]', r"jq -c '\.\[\]'"),
    "pretty.json": (b'{\n  "a": 1\n}\n', "spread over several lines"),
    "nameless.jsonl": (b"{}\n{}\n", "No object in .* has a name"),
    "zeros.csv": (b"a\0b,c\n", "holds zero bytes"),
    "wide.csv": ("a,b\n1,2\n".encode("utf-16"), "--encoding utf-16"),
    "windows.csv": (b"a,b\n1,2\n3,caf\xe9\n", r"in line 3 \(byte 0xE9\).*--encoding cp1252"),
    "windows.csv.gz": (gzip.compress(b"a,b\n3,caf\xe9\n"), "in line 2 .byte 0xE9"),
    "header.csv": (b'a,"b\n1,2\n', "header of .* cannot be read: a quote is opened"),
    "double.csv": (b"ID,name,id\n1,2,3\n", "the columns 'ID' and 'id'"),
    "unnamed.csv": (b"a,,b, \n1,2,3,4\n", "a column without a name .number 2, 4"),
    "double.jsonl": (b'{"a": 1}\n{"A": 1}\n', "the columns 'a' and 'A'"),
    "surrogate.jsonl": (b'{"\\ud83d": 1}\n', "half a surrogate pair"),
    "sheet.xlsx": (b"PK\x03\x04....", "a workbook.* Save its sheet as CSV"),
    "nothing": (b"a,b\n", "does not say what it is"),
    "table.parquet.gz": (b"a,b\n", "does not say what it is"),
}


def sentence(ground: Ground, *given: str) -> str:
    """What a refused load says, after making sure that it left nothing."""
    done = ground.load(*given)
    assert done.exit_code == 2, done.output
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert ground.columns() == []
    return " ".join(done.stderr.split())


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_what_it_should_be(duckdb_ground: Ground, name):
    content, expected = FILES[name]
    duckdb_ground.write(name, content)
    assert re.search(expected, sentence(duckdb_ground, name))


def test_damage_found_late_leaves_nothing(ground: Ground):
    packed = gzip.compress(b"id,name\n" + b"".join(b"%d,ada\n" % n for n in range(200_000)))
    ground.write("late.csv.gz", packed[:-1000])
    assert "is damaged after line" in sentence(ground, "late.csv.gz")
    ground.write("late.csv", b"id,name\n" + b"1,ada\n" * 100_000 + b"2,\xff\n")
    assert "in line 100,002 (byte 0xFF)" in sentence(ground, "late.csv")


def test_a_line_without_end_is_no_table(duckdb_ground: Ground):
    duckdb_ground.write("long.csv", b"a,b\n1," + b"x" * 9_000_000)
    assert "Line 2 of" in sentence(duckdb_ground, "long.csv")


def test_a_missing_file_and_a_folder(duckdb_ground: Ground):
    assert "There is no file" in sentence(duckdb_ground, "nowhere.csv")
    (duckdb_ground.folder / "folder.csv").mkdir()
    assert "is a folder" in sentence(duckdb_ground, "folder.csv")


@pytest.mark.parametrize(
    "into", ["Orders", "1st", "a b", "a.b.c", 'x"; drop', "", ".orders", "o" * 60, "o__rejected"]
)
def test_a_table_name_that_does_not_work_everywhere(duckdb_ground: Ground, into):
    write_orders(duckdb_ground.folder, "orders.csv")
    assert f"'{into}'" in sentence(duckdb_ground, "orders.csv", "--into", into)


def test_a_file_whose_name_is_no_table(duckdb_ground: Ground):
    write_orders(duckdb_ground.folder, "Orders 2026.csv")
    done = duckdb_ground.load("Orders 2026.csv", into=None)
    assert done.exit_code == 2
    assert "'Orders 2026'" in done.stderr
    assert "--into raw.orders" in done.stderr


@pytest.mark.parametrize(
    ("name", "option", "given", "expected"),
    [
        ("orders.csv", "--encoding", "klingon", "no text encoding 'klingon'"),
        ("orders.csv", "--encoding", "base64", "no text encoding 'base64'"),
        ("orders.csv", "--delimiter", "ab", "one character"),
        ("orders.csv", "--delimiter", "x", "no letter"),
        ("orders.jsonl", "--delimiter", ";", "for CSV files"),
        ("orders.parquet", "--encoding", "utf-8", "Parquet carries its own"),
        ("orders.csv", "--target", "moon", "no target 'moon'"),
    ],
)
def test_an_option_that_does_not_fit(duckdb_ground: Ground, name, option, given, expected):
    write_orders(duckdb_ground.folder, name)
    assert expected in sentence(duckdb_ground, name, option, given)


def test_replace_and_append_at_once(duckdb_ground: Ground):
    write_orders(duckdb_ground.folder, "orders.csv")
    for given in (["--append", "--replace"], ["--replace", "--append"]):
        assert "exclude each other" in sentence(duckdb_ground, "orders.csv", *given)


def test_names_too_long_or_too_many_for_postgres(postgres_ground: Ground):
    postgres_ground.write("long.csv", f"{'é' * 32},b\n1,2\n")
    assert "Postgres cuts names at 63 bytes" in sentence(postgres_ground, "long.csv")
    postgres_ground.write("many.csv", ",".join(f"c{n}" for n in range(1601)) + "\n")
    assert "1,601 columns" in sentence(postgres_ground, "many.csv")


def test_a_missing_profile(duckdb_ground: Ground):
    write_orders(duckdb_ground.folder, "orders.csv")
    (duckdb_ground.folder / "profiles.yml").unlink()
    done = duckdb_ground.load("orders.csv")
    assert done.exit_code == 2
    assert "There is no profiles.yml" in done.stderr


def test_postgres_out_of_reach(small_project, postgres_engine):
    settings = postgres_engine.settings | {"host": "127.0.0.1", "port": 1}
    ground = Ground(small_project(replace(postgres_engine, settings=settings)), "postgres")
    write_orders(ground.folder, "orders.csv")
    done = ground.load("orders.csv")
    assert done.exit_code == 2
    assert "Postgres at 127.0.0.1:1" in done.stderr
