"""Identifiers, and the links that hold them together."""

from dataclasses import asdict, dataclass, replace
from hashlib import md5
from typing import Any


@dataclass(frozen=True, order=True)
class Identifier:
    """An identifier as the marts have it: its type and its normalised value."""

    kind: str
    value: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}"

    @property
    def key(self) -> str:
        """Its key in the intermediate models, as the macro identifier_key makes it."""
        return md5(str(self).encode()).hexdigest()


@dataclass(frozen=True)
class Link:
    """Two identifiers that stand together, and the first row that says so.

    `rule` has the kinds of identifiers of its tier in words; `rank` orders all links, 1 the
    strongest evidence; `record` is null for a link by hand, and says how likely it is for one by
    likeness.
    """

    one: Identifier
    other: Identifier
    tier: int
    rule: str
    rank: int
    sightings: int
    since: str
    record: str | None

    def turned(self) -> "Link":
        """The same link, told from its other end."""
        return replace(self, one=self.other, other=self.one)

    def as_row(self) -> dict[str, Any]:
        row = asdict(self)
        names = ("rule", "tier", "rank", "sightings", "since", "record")
        return {"from": str(self.one), "to": str(self.other)} | {name: row[name] for name in names}
