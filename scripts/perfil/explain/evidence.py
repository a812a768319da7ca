"""What holds a customer together, as the marts have it."""

from dataclasses import replace
from typing import Any

from perfil.errors import PerfilError
from perfil.explain.links import Identifier, Link
from perfil.marts import Place
from perfil.warehouse import Warehouse

MARTS = [
    *("customer_identifiers", "identity_forest", "identity_conflicts"),
    *("quarantined_identifiers", "int_identity__likely_links", "int_identity__overrides"),
]
RULES = "identity_rules"  # the var that names the seed of rules, and that seed
LIKENESS = 4
WITHOUT_RULES = {0: "by hand", LIKENESS: "likeness"}
WORDS = {
    **{"user_id": "login", "loyalty_id": "card", "email": "e-mail", "phone": "phone"},
    **{"device_id": "device", "anonymous_id": "cookie"},
}


class Evidence:
    """Questions to the identity marts, each answered with the rows of one customer or two."""

    def __init__(self, warehouse: Warehouse, places: dict[str, Place], rules: str) -> None:
        """`places` has the MARTS, and the seed or model of `rules`."""
        self._warehouse = warehouse
        self._names = {mart: warehouse.name(*place) for mart, place in places.items()}
        self._rules = self._names[rules]

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
        # as it is written, before what only differs in capitals
        exact = [row for row in found if said in (row[1], str(Identifier(*row[:2])))]
        found = exact or found
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
            f"Nobody is known by '{said}': no row of the feeds names it, or it was erased, or "
            "ruled out wherever it stands. Write it as customer_identifiers has it, such as "
            "email:ana@shop.example or phone:+442079460000."
        )

    def quarantine(self, identifiers: list[Identifier]) -> list[dict[str, str]]:
        """Why some of these join nobody: an identifier that people share is somebody's own where it
        stands alone."""
        text = self._warehouse.literal
        return [
            {"identifier": str(one), "reason": row[2]}
            for one in identifiers
            for row in self._rows(
                "quarantined_identifiers", "reason",
                f"identifier_type = {text(one.kind)} and identifier_value = {text(one.value)}",
            )
        ]  # fmt: skip

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
        rules, rows = self._rule_words(), self._warehouse.rows(query)
        links = []
        for *ends, tier, rank, sightings, since, feed, source, record in rows:
            link = Link(
                one=Identifier(*ends[:2]),
                other=Identifier(*ends[2:]),
                tier=int(tier),
                rule=rules.get(int(tier), str(tier)),
                rank=int(rank),
                sightings=int(sightings),
                since=str(since),
                record=f"{source} {feed} {record}" if feed else None,
            )
            links.append(self._with_likeness(link) if link.tier == LIKENESS else link)
        return links

    def _rule_words(self) -> dict[int, str]:
        """Each tier by the kinds of identifiers that have it, the stronger first."""
        query = f"select tier, identifier_type from {self._rules} order by tier, priority"
        kinds: dict[int, list[str]] = {}
        for tier, kind in self._warehouse.rows(query):
            kinds.setdefault(int(tier), []).append(WORDS.get(kind, kind))
        return WITHOUT_RULES | {tier: listed(words) for tier, words in kinds.items()}

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

    def kept_apart(self, one: str, other: str) -> list[dict[str, Any]]:
        """What people decided: identifiers of these two customers that are never to be joined."""
        pair = f"{self._warehouse.literal(one)}, {self._warehouse.literal(other)}"
        query = f"""
            select one.identifier_type, one.identifier_value,
                other.identifier_type, other.identifier_value, decided.reason
            from {self._names["int_identity__overrides"]} as decided
            inner join {self._names["customer_identifiers"]} as one
                on decided.identifier_key = one.identifier_key
            inner join {self._names["customer_identifiers"]} as other
                on decided.other_key = other.identifier_key
            where decided.action = 'do_not_merge'
                and one.customer_id in ({pair}) and other.customer_id in ({pair})
            order by 1, 2, 3, 4
        """
        return [
            {"from": str(Identifier(*row[:2])), "to": str(Identifier(*row[2:4])), "reason": row[4]}
            for row in self._warehouse.rows(query)
        ]

    def _rows(self, mart: str, column: str, where: str) -> list[tuple[Any, ...]]:
        return self._warehouse.rows(
            f"select identifier_type, identifier_value, {column} from {self._names[mart]} "
            f"where {where} order by identifier_type, identifier_value, {column}"
        )


def listed(words: list[str]) -> str:
    """Words as a sentence has them: a, b or c."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
