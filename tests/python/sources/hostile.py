"""Files that mean harm: each line with the place where it has to end up.

A place is KEPT, SET_ASIDE (by `perfil load`, in `<table>__rejected`), or the reason under which
the line is in `rejected_records`.
"""

import csv
import io
import json
from pathlib import Path

KEPT, SET_ASIDE = "kept", "set aside by perfil load"
NO_DATE, NO_QUANTITY = "ordered_at is not a date", "quantity is not a number"
NO_PRICE, TOO_MUCH = "unit_price is not a number", "the amounts of its order are too large together"
NO_OBJECT, NO_TIME = "the document is not a JSON object", "occurred_at is not a time"

# the longest line that is loaded has 8 Mi characters
MEGABYTES = 7 * 1024 * 1024
MOST = "99999999999999.9999"
COLUMNS = {
    "order_id": 'Order "No"',
    "ordered_at": "select",
    "quantity": "quantity'; drop table orders; --",
    "unit_price": "{{ 1 / 0 }}",
    "product_name": "naïve \\ name 😀",
    "discount_amount": "100%s",
    "user_id": "group by",
    "email": " e-mail, quoted ",
}
USUAL = ("x", "2026-01-01", "1", "10", "Mug", "", "", "ana@x.example")


def line(place: str, **given: str) -> tuple[str, tuple[str, ...]]:
    """A usual line of an order, but for what is given."""
    unknown = set(given) - set(COLUMNS)
    assert not unknown, unknown
    return place, tuple((dict(zip(COLUMNS, USUAL, strict=True)) | given).values())


def dated(place: str, *texts: str) -> list:
    return [line(place, order_id=f"dated {text}", ordered_at=text) for text in texts]


def counted(place: str, *texts: str) -> list:
    return [line(place, order_id=f"counted {text}", quantity=text) for text in texts]


def priced(place: str, *texts: str) -> list:
    return [line(place, order_id=f"priced {text}", unit_price=text) for text in texts]


ORDERS = [
    *dated(KEPT, "0001-01-01", "0001-01-01T00:00:00Z", "2024-02-29 23:59:59"),
    *dated(KEPT, "2026-01-01T00:00:00+14:00", "2026-01-01T00:00:00.123456789Z"),
    *dated("ordered_at is in the future", "9999-12-31", "9999-12-31T23:59:59.9999999"),
    *dated(NO_DATE, "10000-01-01", "-0044-03-15", "0000-01-01", "2026-02-30", "1767225600"),
    *dated(NO_DATE, "2016-12-31T23:59:60Z", "2016-12-31 23:59:60", "2026-01-01 24:00:00"),
    *dated(NO_DATE, "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"),
    *dated(NO_DATE, "2026-01-01T00:00:00+18:00", "2026-01-01T00:00:00+05:99"),
    *dated(NO_DATE, "\u0662\u0660\u0662\u0666-\u0660\u0661-\u0660\u0661"),
    *counted(KEPT, "-1", "0", "-0", "1e2", "+.5", "\u00a03\t"),
    *counted(NO_QUANTITY, "1e308", "-1e308", "NaN", "Infinity", "1,000", "1.000,5", "1 000"),
    *counted(NO_QUANTITY, "\u0663", "0x10", "1_000", ".", "1" * 30),
    line("quantity is empty", order_id="blank", quantity=" \u00a0\u200b\n"),
    *priced(KEPT, "1.123456789012345678901234567890", "1e-30", "0" * 30 + "7"),
    *priced(NO_PRICE, "9" * 30, "99999999999999.99995", "123456789012345678901234567890e-20"),
    line("quantity times unit_price is too large", quantity="1e13", unit_price="1e13"),
    # each fits; what one customer paid for them, and all of them together, does not
    *priced(KEPT, MOST, "-" + MOST, "99999999999999.9998", "99999999999999.9997"),
    *[line(TOO_MUCH, order_id="together", unit_price=MOST) for _ in range(3)],
    line(TOO_MUCH, order_id="net", unit_price="9e13", discount_amount="-9e13"),
    # one order of two buyers; ids that differ by case are two, by a blank around them one
    line(KEPT, order_id="shared", email="ana@x.example"),
    line(KEPT, order_id="shared", email="bob@x.example"),
    line(KEPT, order_id="Case"),
    line(KEPT, order_id="case"),
    line(KEPT, order_id="case "),
    line(KEPT, order_id="\u00a0case\u200b\r\n"),
    # one person by what is not seen around an address, another by what is not seen within
    *[
        line(KEPT, order_id=f"seen {n}", email=mail)
        for n, mail in enumerate(
            [
                "eve@x.example",
                " EVE@x.example\u3000",
                "\u200feve@x.example\ufeff",
                "e\u200bve@x.example",
                "e\u0301ve@x.example",
                "\u00e9ve@x.example",
                "😀@x.example",
                "'; drop table orders; --@x.example",
                "{{ 1 / 0 }}",
                "eve@x.example\nbcc: all@x.example",
            ]
        )
    ],
    *[
        line(KEPT, order_id=text)
        for text in (
            "😀",
            "e\u0301",
            "\u00e9",
            "'; drop table orders; --",
            "{{ 1 / 0 }}",
            "{% raw %}",
            "\\",
            'say "hi"',
            "two\nlines",
            "two\r\nlines",
            "%s %(x)s",
            "${HOME} $1 \\1",
            "null",
            "None",
            "<script>",
            "=1+1",
            "a,b;c\td|e",
            "\u202egnp.exe",
            "\u05e9\u05dc\u05d5\u05dd",
        )
    ],
    line("order_id is empty", order_id=""),
    line("order_id is empty", order_id="\u2003\u200b"),
    line(KEPT, order_id="long name", product_name="n" * MEGABYTES),
    line(KEPT, order_id="long mail", email="m" * MEGABYTES + "@x.example"),
    line(NO_DATE, order_id="long date", ordered_at="9" * MEGABYTES),
    # a zero byte within the first 64 KB says that the file is no text at all; this is later
    line(SET_ASIDE, order_id="zero\0byte"),
]


def write_orders(path: Path) -> Path:
    """The lines as CSV, with a byte order mark, two lines of no table, and no last line end."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([COLUMNS.values(), *(values for _, values in ORDERS)])
    text = out.getvalue() + "too,few\r\n" + ",".join("x" * 9)
    path.write_bytes(("\ufeff" + text).encode())
    return path


ORDER_PLACES = [*(place for place, _ in ORDERS), SET_ASIDE, SET_ASIDE]


def event(**given) -> str:
    usual = {"id": "x", "time": "2026-01-01", "name": "Looked", "user": "u1"}
    return json.dumps(usual | given)


def spliced(text: str, event_id: str = "x") -> str:
    """A usual event whose last member is this text, as it is."""
    return event(id=event_id)[:-1] + f", {text}}}"


def nested(levels: int) -> str:
    return '"deep": ' + "[" * levels + "]" * levels


def timed(place: str, *times: object) -> list:
    return [(place, event(id=f"timed {time}", time=time)) for time in times]


DOCUMENTS = [
    (KEPT, event(id="first")),
    *[
        (NO_OBJECT, text)
        for text in (
            "[1, 2]",
            "17",
            '"text"',
            "null",
            "true",
            "NaN",
            "not JSON at all",
            '{"id": "cut',
            "{'id': 1}",
            "{id: 1}",
            "\ufeff" + event(),
            event() + event(),
            event() + " // said",
        )
    ],
    ("the document is empty", ""),
    ("the document is empty", " \u00a0\n"),
    *[
        (NO_OBJECT, spliced(text))
        for text in (
            '"n": NaN',
            '"n": -Infinity',
            '"n": [1, nan ]',
            '"n": 01',
            '"n": [1, ]',
            '"n": 1,',
            '"n": 1, "n": 2',
            '"id": "again"',
            '"n": {"a": [{"b": 1, "b": 2}]}',
            '"n": {"b": 1, "\\u0062": 2}',
            '"n": "\\ud800"',
            '"n": "\\udc00\\ud800"',
            '"\\udfff": 1',
            '"n": "\\u0000"',
            '"n": "raw\ttab"',
            '"n": "\\x41"',
            nested(1000),
            nested(100_000),
            '"n": ' + '{"n":' * 1000 + "1" + "}" * 1001,
        )
    ],
    (KEPT, spliced(nested(50), "nested")),
    (KEPT, spliced('"n": "[1, NaN, ] {,} \\" [, nan"', "only in a text")),
    (KEPT, spliced(f'"n": "{"[{" * 500}"', "braces in a text")),
    (KEPT, event(id="many members", **{f"key {n}": n for n in range(5000)})),
    (KEPT, event(id="many objects", items=[{"at": [n, {"n": [n]}]} for n in range(2000)])),
    (KEPT, event(id="pair \U0001f600")),
    (
        KEPT,
        json.dumps(
            {"id": "unescaped \U0001f600", "time": "2026-01-01", "user": "é"}, ensure_ascii=False
        ),
    ),
    *timed(KEPT, "0001-01-01", "2026-01-01T00:00:00+14:00", "2026-01-01 00:00:00.9999999"),
    *timed(NO_TIME, "10000-01-01", "-0044-03-15", "2026-02-30", 1767225600, True, {"t": 1}),
    *timed("occurred_at is in the future", "9999-12-31"),
    ("occurred_at is empty", event(time="\u200b")),
    ("event_id is empty", event(id=" ")),
    ("no identifier", event(user="\u00a0")),
    # the same id: the same event again, whatever else it says
    (KEPT, event(id="twice")),
    (KEPT, event(id="twice")),
    (KEPT, event(id="twice\u00a0", user="u2", name="Bought")),
    (KEPT, event(id="TWICE")),
    # numbers as ids are what they are written as
    *[
        (KEPT, '{"id": ' + number + ', "time": "2026-01-01", "user": 1.50, "n": "1.10 x"}')
        for number in ("1.10", "1e3", "1E+2", "12345678901234567890123", "0.12345678901234567890")
    ],
    *[
        (KEPT, event(id=text, name=text))
        for text in (
            "'; drop table events; --",
            "{{ 1 / 0 }}",
            "two\nlines",
            'say "hi"',
            "back\\slash",
            "e\u0301",
            "\u00e9",
            "\u05e9\u05dc\u05d5\u05dd",
            "\\u00e9",
        )
    ],
    (KEPT, event(id="long name", name="n" * MEGABYTES)),
    (KEPT, event(id="long property", note="p" * MEGABYTES)),
    (KEPT, event(id="long mail", mail="m" * MEGABYTES + "@x.example")),
    (SET_ASIDE, event() + "\0"),
    (KEPT, event(id="last")),
]
BROKEN_LINES = [
    '{"payload": ',
    "[1, 2]",
    "17",
    '"text"',
    "null",
    "{}x",
    '{"payload": 1, "payload": 2}',
    '{"payload": "\\ud800"}',
    '{"payload": NaN}',
    '{"payload": "raw\ttab"}',
    '{"payload": "raw\0zero"}',
    "[" * 100_000,
    '{"payload": ' + "[" * 100_000,
]


def write_events(path: Path) -> Path:
    """One document a line, as text in a member; lines that are no JSON stand between them."""
    lines = [json.dumps({"payload": text}) for _, text in DOCUMENTS]
    # zero bytes not among the first 64 KB
    lines += [mixed for broken in BROKEN_LINES for mixed in (broken, lines[0])]
    path.write_bytes("\n".join(lines).encode())
    return path


EVENT_PLACES = [place for place, _ in DOCUMENTS]
EVENT_PLACES += [SET_ASIDE] * len(BROKEN_LINES) + [KEPT] * len(BROKEN_LINES)
EVENT_PATHS = {
    "event_id": "$.id",
    "occurred_at": "$.time",
    "event_name": "$.name",
    "user_id": "$.user",
    "email": "$.mail",
}
