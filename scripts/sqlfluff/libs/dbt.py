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


def generate_series(upper_bound: int) -> str:
    return f"select generated_number from range({upper_bound}) as numbers (generated_number)"


def dateadd(part: str, interval: str, date: str) -> str:
    return f"date_add({date}, {interval})"
