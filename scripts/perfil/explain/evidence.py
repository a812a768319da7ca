"""What holds a customer together, as the marts have it."""

from dataclasses import asdict, dataclass, replace
from hashlib import md5
from typing import Any

from perfil.errors import PerfilError
from perfil.marts import Place
from perfil.warehouse import Warehouse

MARTS = [
    *("customer_identifiers", "identity_forest", "identity_conflicts"),
    *("quarantined_identifiers", "int_identity__likely_links"),
]
LIKENESS = 4
RULES = {0: "by hand", 1: "login or card", 2: "e-mail", 3: "phone, device or cookie", 4: "likeness"}


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

    `rank` orders all links, 1 the strongest evidence; `record` is null for a link by hand, and says
    how likely it is for one by likeness.
    """

    one: Identifier
    other: Identifier
    tier: int
    rank: int
    sightings: int
    since: str
    record: str | None

    @property
    def rule(self) -> str:
        return RULES.get(self.tier, str(self.tier))

    def turned(self) -> "Link":
        """The same link, told from its other end."""
        return Link(
            self.other, self.one, self.tier, self.rank, self.sightings, self.since, self.record
        )

    def as_row(self) -> dict[str, Any]:
        ends = {"from": str(self.one), "to": str(self.other), "rule": self.rule}
        row = asdict(self)
        return ends | {name: row[name] for name in ("tier", "rank", "sightings", "since", "record")}


class Evidence:
    """Questions to the identity marts, each answered with the rows of one customer or two."""

    def __init__(self, warehouse: Warehouse, places: dict[str, Place]) -> None:
        self._warehouse = warehouse
        self._names = {mart: warehouse.name(*place) for mart, place in places.items()}

    def find(self, said: str) -> tuple[Identifier, str]:
        """The identifier that is meant, and its customer. `said` is type:value, or a value alone.

        Raises PerfilError when there is none, when there are several, or when it joins nobody.
        """
        kind, colon, value = said.partition(":")
        text = self._warehouse.literal
        # a value may hold a colon itself
        where = f"identifier_value in ({text(said)}, {text(said.strip().lower())})"
        if colon:
            values = f"{text(value)}, {text(value.strip().lower())}"
            where += f" or (identifier_type = {text(kind)} and identifier_value in ({values}))"
        found = self._rows("customer_identifiers", "customer_id", f"({where})")
        if len(found) > 1:
            ones = ", ".join(str(Identifier(*row[:2])) for row in found)
            raise PerfilError(f"'{said}' is {ones}. Say which one: {Identifier(*found[0][:2])}.")
        if found:
            return Identifier(*found[0][:2]), found[0][2]
        quarantined = self._rows("quarantined_identifiers", "reason", f"({where})")
        if quarantined:
            one, reason = Identifier(*quarantined[0][:2]), quarantined[0][2]
            raise PerfilError(f"{one} joins nobody and is nobody's: {reason}.")
        raise PerfilError(
            f"No row of the feeds names '{said}'. Write it as customer_identifiers has it, such as "
            "email:ana@shop.example or phone:+442079460000."
        )

    def links(self, customer: str) -> list[Link]:
        """The tree that holds a customer together, the strongest link first."""
        query = f"""
            select low_identifier_type, low_identifier_value,
                high_identifier_type, high_identifier_value,
                tier, strength_rank, sighting_count, first_seen_at, feed, source, record_id
            from {self._names["identity_forest"]}
            where customer_id = {self._warehouse.literal(customer)}
            order by strength_rank
        """
        links = [
            Link(
                Identifier(*row[:2]), Identifier(*row[2:4]), int(row[4]), int(row[5]), int(row[6]),
                str(row[7]), f"{row[9]} {row[8]} {row[10]}" if row[8] else None,
            )
            for row in self._warehouse.rows(query)
        ]  # fmt: skip
        return [self._with_likeness(link) if link.tier == LIKENESS else link for link in links]

    def _with_likeness(self, link: Link) -> Link:
        """A link by likeness with what stands for a row that says so: how likely it is."""
        low, high = sorted([link.one.key, link.other.key])
        text = self._warehouse.literal
        found = self._warehouse.rows(
            f"select match_probability from {self._names['int_identity__likely_links']} "
            f"where low_key = {text(low)} and high_key = {text(high)}"
        )
        return replace(link, record=f"alike with probability {found[0][0]}" if found else None)

    def identifiers(self, customer: str) -> list[Identifier]:
        """All identifiers of a customer, the first seen first."""
        query = f"""
            select identifier_type, identifier_value
            from {self._names["customer_identifiers"]}
            where customer_id = {self._warehouse.literal(customer)}
            order by first_seen_at, identifier_type, identifier_value
        """
        return [Identifier(*row) for row in self._warehouse.rows(query)]

    def conflicts(self, one: str, other: str | None = None) -> list[dict[str, Any]]:
        """The links between two customers (or from one to any) that a limit forbids."""
        text = self._warehouse.literal
        if other is None:
            where = f"{text(one)} in (low_customer_id, high_customer_id)"
        else:
            pair = f"{text(one)}, {text(other)}"
            where = f"low_customer_id in ({pair}) and high_customer_id in ({pair})"
        query = f"""
            select low_identifier_type, low_identifier_value,
                high_identifier_type, high_identifier_value, limit_name
            from {self._names["identity_conflicts"]}
            where {where}
            order by low_identifier_type, low_identifier_value, high_identifier_type,
                high_identifier_value
        """
        return [
            {"from": str(Identifier(*row[:2])), "to": str(Identifier(*row[2:4])), "limit": row[4]}
            for row in self._warehouse.rows(query)
        ]

    def _rows(self, mart: str, column: str, where: str) -> list[tuple[Any, ...]]:
        return self._warehouse.rows(
            f"select identifier_type, identifier_value, {column} from {self._names[mart]} "
            f"where {where} order by identifier_type, identifier_value, {column}"
        )
