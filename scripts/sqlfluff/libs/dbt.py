"""Stand-in for dbt's own macros while sqlfluff reads the models."""


def hash(expression: str) -> str:
    return f"md5({expression})"


def type_string() -> str:
    return "varchar"


def type_bigint() -> str:
    return "bigint"


def type_int() -> str:
    return "integer"


def type_timestamp() -> str:
    return "timestamp"


def split_part(text: str, delimiter: str, number: int) -> str:
    return f"split_part({text}, {delimiter}, {number})"


def listagg(expression: str, delimiter: str) -> str:
    return f"string_agg({expression}, {delimiter})"


def date_trunc(part: str, expression: str) -> str:
    return f"date_trunc('{part}', {expression})"


def dateadd(part: str, count: int | str, expression: str) -> str:
    return f"date_add({expression}, {count})"


def datediff(earlier: str, later: str, part: str) -> str:
    return f"datediff('{part}', {earlier}, {later})"


def last_day(expression: str, part: str) -> str:
    return f"last_day({expression})"


def generate_series(count: int) -> str:
    return "select 1 as generated_number"
