"""What a segment would be, judged by its compiled select in the warehouse as it stands."""

from dataclasses import dataclass
from typing import Any

from perfil.marts import Place
from perfil.masking import masked
from perfil.segments.catalogue import Segment
from perfil.segments.checks import check_columns, check_kind, check_members, check_parents, running
from perfil.segments.compiled import Compiled
from perfil.segments.queries import preview_query
from perfil.warehouse import Warehouse

MARTS = ["customer_profiles", "visitors", "segment_memberships", "segment_sizes"]
SHOWN = 10  # other segments
Answer = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Preview:
    """A compiled segment, the marts that it is judged against, and the moment of these."""

    warehouse: Warehouse
    segment: Segment
    compiled: Compiled
    places: dict[str, Place]
    moment: str | None

    def told(self, sample: int) -> dict[str, Any]:
        """Everything there is to say.

        Raises PerfilError when the select does not run, or what it gives is no segment.
        """
        answer = self._asked(sample)
        counts = {name: amount for part, name, _, amount in answer if part == "count"}
        examples = {name: text for part, name, text, _ in answer if part == "count" and text}
        check_members(self.segment, counts, examples)
        said = self.compiled.said
        return {
            "segment": self.segment.name,
            "label": said.get("label"),
            "file": self.segment.place,
            "is_listed": self.segment.is_listed,
            "as_of": self.moment,
            "members": said.get("members", "customers"),
            "size": counts["members"],
            "share": share(counts["members"], counts["population"]),
            "visitors": counts["visitors"],
            "change": change(counts),
            "overlaps": overlaps(answer, counts["members"]),
            "sample": sample_of(answer),
        }

    def _asked(self, sample: int) -> Answer:
        """All rows of the one question."""
        warehouse = self.warehouse
        members = check_kind(self.segment, self.compiled)
        check_parents(warehouse, self.segment, self.compiled)
        with running(warehouse, self.segment, self.compiled):
            check_columns(self.segment, warehouse.columns_of(self.compiled.sql))
            return warehouse.rows(
                preview_query(
                    self.compiled.sql,
                    {mart: warehouse.name(*place) for mart, place in self.places.items()},
                    warehouse.literal(self.segment.name),
                    "visitors" if members == "visitors" else "customer_profiles",
                    sample,
                )
            )


def share(part: int, whole: int) -> float | None:
    """0 to 1, as segment_sizes rounds it; null of nothing."""
    return round(part / whole, 6) if whole else None


def change(counts: dict[str, int]) -> dict[str, int] | None:
    """Against the members as last built; null for a segment that never was."""
    if not counts["builds"] and not counts["before"]:
        return None
    return {
        "before": counts["before"],
        "entered": counts["members"] - counts["kept"],
        "left": counts["before"] - counts["kept"],
        "kept": counts["kept"],
    }


def overlaps(answer: Answer, size: int) -> list[dict[str, Any]]:
    """The segments most like this one: of all who are in either, the most are in both."""
    sizes = {name: amount for part, name, _, amount in answer if part == "size"}
    rows = [
        {
            "segment": name,
            "size": sizes[name],
            "both": both,
            "jaccard": round(both / (size + sizes[name] - both), 6),
        }
        for part, name, _, both in answer
        if part == "both"
    ]
    return sorted(rows, key=lambda row: (-row["jaccard"], row["segment"]))[:SHOWN]


def sample_of(answer: Answer) -> list[dict[str, Any]]:
    """Some members, the same ones each time, masked."""
    rows = sorted((place, name, text) for part, name, text, place in answer if part == "sample")
    return [
        {"customer_id": masked(name), "email": masked(text) if text else None}
        for _, name, text in rows
    ]
