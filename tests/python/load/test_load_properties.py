"""Whatever Python's csv and json modules write lands as it was; whatever they cannot is counted."""

import csv
import io
import json

from ground import Ground
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfil.load.csv_records import Dialect, read_records

pytest_plugins = "load_fixtures"

MESSY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PIECES = [
    '"',
    '""',
    ",",
    ";",
    "\n",
    "\r",
    "\r\n",
    " ",
    "\t",
    "é",
    "😀",
    "\\N",
    "NULL",
    "#",
    "r,",
    "\\",
]
characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
values = st.lists(st.one_of(st.sampled_from(PIECES), characters), max_size=5).map("".join)
names = st.text(characters, min_size=1, max_size=8).filter(lambda name: name.strip())
columns = st.lists(names, min_size=1, max_size=5, unique_by=str.lower)
broken = st.lists(st.sampled_from([*PIECES, "a", ",", "\n", "x,y\n"]), max_size=60).map("".join)


def written(table: list[list[str]], delimiter: str) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(table)
    return file.getvalue()


def physical_lines(text: str) -> list[str]:
    return [line.rstrip("\r\n") for line in io.StringIO(text, newline="")]


@MESSY
@given(data=st.data(), header=columns, delimiter=st.sampled_from(",;\t|"))
def test_csv_rows_land_as_they_were_written(ground: Ground, data, header, delimiter):
    row = st.lists(values, min_size=len(header), max_size=len(header))
    rows = data.draw(st.lists(row, max_size=20))
    ground.write("messy.csv", written([header, *rows], delimiter))
    result = ground.loaded("messy.csv", "--replace", "--delimiter", delimiter)
    assert ground.columns() == header
    assert (result["rows_kept"], result["rows_set_aside"]) == (len(rows), 0)
    wanted = [tuple(value or None for value in row) for row in rows]
    assert ground.rows() == sorted(wanted, key=str)


@MESSY
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["a", "b c", 'd"e', "$", "f.g"]),
            st.one_of(values, st.integers(), st.floats(allow_nan=False), st.none(), st.booleans())
            | st.lists(values, max_size=2)
            | st.dictionaries(values, st.integers(), max_size=2),
            min_size=1,
        ),
        min_size=1,
        max_size=10,
    ).filter(
        lambda rows: all(
            abs(v) != float("inf") for r in rows for v in r.values() if isinstance(v, float)
        )
    )
)
def test_json_rows_land_as_they_were_written(ground: Ground, objects):
    ground.write("messy.jsonl", "\n".join(json.dumps(row) for row in objects))
    result = ground.loaded("messy.jsonl", "--replace")
    header = list(dict.fromkeys(name for row in objects for name in row))
    assert (result["columns"], result["rows_set_aside"]) == (header, 0)
    wanted = [tuple(as_text(row.get(name)) for name in header) for row in objects]
    assert ground.rows() == sorted(wanted, key=str)


def as_text(value: object) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value)


@settings(max_examples=300, deadline=None)
@given(broken)
def test_every_line_is_in_one_record_and_no_other(text):
    """Blank lines apart; a record set aside covers one line, so the rest is read on its own."""
    lines = physical_lines(text)
    covered: list[int] = []
    for record in read_records(io.StringIO(text, newline=""), Dialect(",")):
        inside = physical_lines(record.text)
        assert inside == lines[record.line - 1 : record.line - 1 + len(inside)]
        assert not record.problem or len(inside) == 1
        covered += range(record.line, record.line + len(inside))
    blank = [number for number, line in enumerate(lines, 1) if not line]
    assert len(covered) == len(set(covered))
    assert set(covered) | set(blank) == set(range(1, len(lines) + 1))


@MESSY
@given(broken)
def test_rows_in_are_rows_kept_and_rows_set_aside(duckdb_ground: Ground, text):
    content = "id,name\n1,ada\n" + text
    records = list(read_records(io.StringIO(content, newline=""), Dialect(",")))[1:]
    parsed = [[] if r.problem else next(csv.reader([r.text], strict=True)) for r in records]
    good = [tuple(value or None for value in row) for row in parsed if len(row) == 2]
    duckdb_ground.write("broken.csv", content)
    done = duckdb_ground.load("broken.csv", "--replace", "--format", "json")
    result = json.loads(done.stdout)
    assert done.exit_code == (1 if len(good) < len(records) else 0)
    assert result["rows_kept"] + result["rows_set_aside"] == len(records)
    assert duckdb_ground.rows() == sorted(good, key=str)
    if result["rows_set_aside"]:
        aside = duckdb_ground.sql("select line_number, content from raw_load.orders__rejected")
        bad = [r for r, row in zip(records, parsed, strict=True) if len(row) != 2]
        assert sorted(aside) == [(record.line, record.text) for record in bad]
