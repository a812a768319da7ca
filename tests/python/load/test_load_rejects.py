"""Lines that do not fit are set aside, with their number and the reason; none is lost."""

import json

from ground import Ground

pytest_plugins = "load_fixtures"

BAD_CSV = """\
id,name
1,ada
2
3,grace,hopper
4,"said "hi" there"
5,"two
lines",too many
6,"fine, and
over two lines"

7,"never closed
8,edith
9,x"y
"""
SET_ASIDE = [
    (3, "1 field where the header has 2", "2"),
    (4, "3 fields where the header has 2", "3,grace,hopper"),
    (5, "text after a closing quote", '4,"said "hi" there"'),
    (6, "3 fields where the header has 2", '5,"two\nlines",too many'),
    (11, "a quote is opened here and closed amid text in line 13", '7,"never closed'),
]


def rejected(ground: Ground) -> list[tuple]:
    return ground.sql(
        "select line_number, reason, content from raw_load.orders__rejected order by 1, file"
    )


def test_broken_csv_lines_are_set_aside_one_by_one(ground: Ground):
    ground.write("orders.csv", BAD_CSV)
    done = ground.load("orders.csv", "--format", "json")
    assert done.exit_code == 1
    result = json.loads(done.stdout)
    assert (result["rows_kept"], result["rows_set_aside"]) == (4, 5)
    assert "raw_load.orders__rejected" in done.stderr
    assert ground.rows() == [
        ("1", "ada"),
        ("6", "fine, and\nover two lines"),
        ("8", "edith"),
        ("9", 'x"y'),
    ]
    assert rejected(ground) == SET_ASIDE
    assert ground.sql("select distinct file from raw_load.orders__rejected") == [("orders.csv",)]


def test_a_quote_open_to_the_end_costs_its_line_only(ground: Ground):
    ground.write("orders.csv", 'id,name\n1,ada\n2,"open\n3,grace\n4,edith')
    assert ground.load("orders.csv").exit_code == 1
    assert ground.rows() == [("1", "ada"), ("3", "grace"), ("4", "edith")]
    assert rejected(ground) == [(3, "a quote is opened and never closed", '2,"open')]


def test_broken_json_lines_are_set_aside(ground: Ground):
    lines = [
        '{"id": 1}',
        '{"id": 2',
        "[3]",
        "",
        '{"id": 4, "id": 5}',
        '{"id": NaN}',
        '{"id": "\\ud83d"}',
        '{"id": 6} {"id": 7}',
        '{"id": {"deep": 8}}',
        "[" * 100_000,
    ]
    ground.write("orders.jsonl", "\n".join(lines))
    done = ground.load("orders.jsonl", "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["rows_kept"] == 2
    assert ground.rows() == [("1",), ('{"deep": 8}',)]
    assert rejected(ground) == [
        (2, "not JSON: Expecting ',' delimiter at character 9", lines[1]),
        (3, "not a JSON object", lines[2]),
        (5, "a name occurs twice in the object", lines[4]),
        (6, "NaN is not JSON", lines[5]),
        (7, "half a surrogate pair, which is no character", lines[6]),
        (8, "not JSON: Extra data at character 11", lines[7]),
        (10, "not readable: nested too deeply", lines[9]),
    ]


def test_lines_set_aside_share_the_fate_of_the_rows(ground: Ground):
    ground.write("bad.csv", "id,name\n1,ada\n2\n")
    ground.write("worse.csv", "id,name\n3,grace\n4\n5\n")
    ground.write("good.csv", "id,name\n6,edith\n")
    assert ground.load("bad.csv").exit_code == 1
    assert ground.load("worse.csv", "--append").exit_code == 1
    assert [line for line, *_ in rejected(ground)] == [3, 3, 4]
    assert ground.load("good.csv", "--append").exit_code == 0
    assert len(rejected(ground)) == 3
    assert ground.load("worse.csv", "--replace").exit_code == 1
    assert [line for line, *_ in rejected(ground)] == [3, 4]
    assert ground.load("good.csv", "--replace").exit_code == 0
    assert ground.columns("orders__rejected") == []
    assert ground.rows() == [("6", "edith")]


def test_a_file_with_no_good_line_is_refused(ground: Ground):
    ground.write("title.csv", "Orders of May\nid,name\n1,ada\n")
    done = ground.load("title.csv")
    assert done.exit_code == 2
    assert "line 2: 2 fields where the header has 1" in done.stderr
    assert ground.columns() == []


def test_a_hopeless_file_is_given_up_early(duckdb_ground: Ground):
    duckdb_ground.write("much.jsonl", "id,name\n" * 100_000)
    done = duckdb_ground.load("much.jsonl")
    assert done.exit_code == 2
    assert "Not one of the first 100 lines" in done.stderr


def test_a_foreign_table_of_that_name_is_left_alone(ground: Ground):
    ground.sql("create schema raw_load")
    ground.sql("create table raw_load.orders__rejected (mine text)")
    ground.write("bad.csv", "id,name\n1,ada\n2\n")
    done = ground.load("bad.csv")
    assert done.exit_code == 3
    assert "orders__rejected is not a table of lines set aside" in done.stderr
    assert ground.columns("orders__rejected") == ["mine"]
    assert ground.columns() == []
