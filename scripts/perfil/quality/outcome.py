"""What came of one expectation."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """`expect` and `column` say what was asked of which mart; `observed` is a figure, never a
    person's value; `why` is the suite's reason."""

    mart: str
    expect: str
    column: str
    passed: bool
    observed: str
    why: str
