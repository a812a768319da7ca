"""Every format lands as the same text on every engine."""

import duckdb
import pytest
from ground import COLUMNS, FORMATS, ROWS, Ground, write_orders

pytest_plugins = "load_fixtures"

TYPED = """
select
    42::bigint as n, 1.10::decimal(9, 4) as money, 0.1::double as share, 'nan'::double as odd,
    true as yes, date '2024-02-29' as day, timestamp '2024-02-29 23:59:59.123456' as at_local,
    timestamptz '2024-02-29 23:59:59+02' as at_utc, time '01:02:03' as clock,
    170141183460469231731687303715884105727::hugeint::varchar as big, null::integer as none,
    {'k': [1, 2], 'x': null} as struct, map {'a': 1.50::decimal(3, 2)} as map,
    ['x', null] as list, [null]::varchar[] as nulls, null::integer[] as no_list, '' as empty
"""
AS_TEXT = (
    "42",
    "1.1000",
    "0.1",
    "nan",
    "true",
    "2024-02-29",
    "2024-02-29 23:59:59.123456",
    "2024-02-29 21:59:59+00",
    "01:02:03",
    "170141183460469231731687303715884105727",
    None,
    '{"k":[1,2],"x":null}',
    '{"a":1.5}',
    '["x",null]',
    "[null]",
    None,
    "",
)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_lands_as_the_same_text(ground: Ground, name):
    write_orders(ground.folder, name)
    result = ground.loaded(name)
    assert (result["rows_kept"], result["rows_set_aside"]) == (5, 0)
    assert result["table"] == "raw_load.orders"
    assert ground.columns() == result["columns"] == COLUMNS
    assert ground.rows() == ROWS
    assert ground.columns("orders__rejected") == []


def test_parquet_types_are_rendered_alike_on_every_engine(ground: Ground):
    path = ground.folder / "typed.parquet"
    with duckdb.connect() as writer:
        writer.execute("set timezone = 'Asia/Tokyo'")
        writer.execute(f"copy ({TYPED}) to '{path}' (format parquet)")
    ground.loaded(path)
    assert ground.rows() == [AS_TEXT]


def test_json_values_keep_the_text_they_were_written_with(ground: Ground):
    ground.write(
        "events.jsonl",
        '{"id": 1.10, "big": 123456789012345678901234567890, "deep": {"a": [1.50, "x"]}}\n'
        '\n{"id":"2","late":true,"empty":"","$":[ ],"deep":null}\r\n'
        '{"id": 0.10000000000000000001, "late": "\\u00e9\\ud83d\\ude00"}',
    )
    ground.loaded("events.jsonl")
    assert ground.columns() == ["id", "big", "deep", "late", "empty", "$"]
    assert ground.rows() == [
        ("0.10000000000000000001", None, None, "é😀", None, None),
        ("1.10", "123456789012345678901234567890", '{"a": [1.50, "x"]}', None, None, None),
        ("2", None, None, "true", "", "[ ]"),
    ]


def test_an_empty_csv_field_is_null_quoted_or_not(ground: Ground):
    ground.write("orders.csv", 'a,b,c\n1,,""\n"",x,\n')
    ground.loaded("orders.csv")
    assert ground.rows() == [("1", None, None), (None, "x", None)]


def test_rows_of_one_empty_column_are_not_lost(ground: Ground):
    ground.write("one.csv", 'only\n""\nx\n""\n')
    assert ground.loaded("one.csv")["rows_kept"] == 3
    assert ground.rows() == [("x",), (None,), (None,)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_header_tells_the_delimiter(duckdb_ground: Ground, delimiter):
    lines = [["id", '"a,b;c\td|e"', "z"], ["1", "2", "3"]]
    text = "\r\n".join(delimiter.join(line) for line in lines)
    duckdb_ground.write("orders.csv", "\ufeff" + text)
    duckdb_ground.loaded("orders.csv")
    assert duckdb_ground.columns() == ["id", "a,b;c\td|e", "z"]
    assert duckdb_ground.rows() == [("1", "2", "3")]


@pytest.mark.parametrize("given", ["^", "tab", "\\t", " "])
def test_a_delimiter_can_be_named(duckdb_ground: Ground, given):
    mark = "\t" if given in ("tab", "\\t") else given
    duckdb_ground.write("orders.csv", f'a{mark}b,c\n1{mark}" 2"\n')
    duckdb_ground.loaded("orders.csv", "--delimiter", given)
    assert duckdb_ground.columns() == ["a", "b,c"]
    assert duckdb_ground.rows() == [("1", " 2")]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-16-be", "utf-8"])
def test_text_in_another_encoding(duckdb_ground: Ground, encoding):
    duckdb_ground.write("orders.csv", "naïve;b\nÄ;ß\n".encode(encoding))
    duckdb_ground.loaded("orders.csv", "--encoding", encoding)
    assert duckdb_ground.columns() == ["naïve", "b"]
    assert duckdb_ground.rows() == [("Ä", "ß")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_even_mixed(duckdb_ground: Ground, end):
    duckdb_ground.write("orders.csv", f'a,b{end}1,"x{end}y"{end}{end}2,z\n3,last')
    duckdb_ground.loaded("orders.csv")
    assert duckdb_ground.rows() == [("1", f"x{end}y"), ("2", "z"), ("3", "last")]


def test_a_header_alone_makes_an_empty_table_and_says_so(ground: Ground):
    ground.write("orders.csv", "Order ID,b\n")
    done = ground.load("orders.csv")
    assert done.exit_code == 0
    assert "is there and empty" in done.stderr
    assert (ground.columns(), ground.rows()) == (["Order ID", "b"], [])


def test_a_name_with_pattern_characters_is_one_file(duckdb_ground: Ground):
    write_orders(duckdb_ground.folder, "o[1]*?.parquet")
    assert duckdb_ground.loaded("o[1]*?.parquet")["rows_kept"] == 5
