"""Compare two states in the warehouse, in the terms of the business."""

from typing import Any

from perfil.masking import masked
from perfil.proposal import links, queries
from perfil.proposal.build import States
from perfil.warehouse import Warehouse

SHOWN = 3  # identifiers of one profile


class Comparison:
    """Both states, and the customers that they have in common."""

    def __init__(self, warehouse: Warehouse, states: States) -> None:
        self._warehouse = warehouse
        names = {"links": warehouse.name(states.schema, "links_between_states")}
        for age, marts in (("old", states.present), ("new", states.proposed)):
            names |= {f"{age}_{mart.split('_')[1]}": warehouse.name(*marts[mart]) for mart in marts}
        self._names = names
        warehouse.ensure_schema(states.schema)
        warehouse.execute(links.LINKS.format(**names))

    def told(self, sample: int) -> dict[str, Any]:
        """Everything there is to say; `is_different` sums it up."""
        told = {**self._counts(), "segments": self._segments()}
        told["rfm_moves"] = [
            dict(zip(("from", "to", "customers"), row, strict=True))
            for row in self._rows(queries.RFM_MOVES)
        ]
        told["revenue"] = [
            dict(zip(("currency", "before", "after", "moved", "customers"), row, strict=True))
            for row in self._rows(queries.REVENUE)
        ]
        told["examples"] = {
            "merged": self._examples("new_id", "old_id", "old", sample),
            "split": self._examples("old_id", "new_id", "new", sample),
        }
        return {"is_different": is_different(told)} | told

    def _counts(self) -> dict[str, Any]:
        ((before, after, known, known_after, with_past, with_future),) = self._rows(
            queries.CUSTOMERS
        )
        ((largest, largest_after),) = self._rows(queries.LARGEST_PROFILE)
        ((changed, gone, come),) = self._rows(queries.IDENTIFIERS)
        ((merged, into, split, parts, renamed),) = self._rows(queries.PROFILES)
        return {
            "customers": {
                **{"before": before, "after": after},
                **{"known_before": known, "known_after": known_after},
                **{"gone": before - with_future, "come": after - with_past, "renamed": renamed},
            },
            "largest_profile": {"before": largest or 0, "after": largest_after or 0},
            "identifiers": {"changed": changed, "gone": gone, "come": come},
            "merged": {"profiles": merged, "into": into},
            "split": {"profiles": split, "into": parts},
        }

    def _segments(self) -> list[dict[str, Any]]:
        keys = ("segment", "before", "after", "entered", "left", "kept")
        return [dict(zip(keys, row, strict=True)) for row in self._rows(queries.SEGMENTS)]

    def _examples(self, one: str, other: str, age: str, sample: int) -> list[dict[str, Any]]:
        """The largest merges (or splits): each customer with the profiles that it is made of."""
        count = "old_count" if one == "new_id" else "new_count"
        largest = self._rows(queries.LARGEST, one=one, count=count, limit=sample)
        if not largest:
            return []
        ids = ", ".join(self._warehouse.literal(key) for (key,) in largest)
        identifiers = self._names[f"{age}_identifiers"]
        found: dict[str, dict[str, list[str]]] = {key: {} for (key,) in largest}
        for key, part, kind, value, _ in self._rows(
            queries.PARTS, one=one, other=other, ids=ids, identifiers=identifiers
        ):
            found[key].setdefault(part, []).append(f"{kind}:{masked(value)}")
        return [
            {"customer_id": key, "profiles": [_profile(*part) for part in parts.items()]}
            for key, parts in found.items()
        ]

    def _rows(self, query: str, **more: object) -> list[tuple[Any, ...]]:
        return self._warehouse.rows(query.format(**self._names, **more))


def _profile(customer: str, identifiers: list[str]) -> dict[str, Any]:
    return {
        "customer_id": customer,
        "identifier_count": len(identifiers),
        "identifiers": identifiers[:SHOWN],
    }


def is_different(told: dict[str, Any]) -> bool:
    """Whether anything is not as it was."""
    customers = told["customers"]
    return any(
        [
            *told["identifiers"].values(),
            *(customers[key] for key in ("gone", "come", "renamed")),
            told["merged"]["profiles"],
            told["split"]["profiles"],
            *(one[key] for one in told["segments"] for key in ("entered", "left")),
            told["rfm_moves"],
            *(one["moved"] for one in told["revenue"]),
        ]
    )
