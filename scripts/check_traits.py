"""The rules of traits: what trait_catalog says is written once, where a trait is made."""

import re
from collections.abc import Iterator

WIDE = "customer_traits"
SAID = {"question", "data_category", "null_means"}
CATEGORIES = (
    *("profile", "purchases", "products", "messages", "behaviour", "service", "location"),
    "predictions",
)


def written(model: dict, name: str) -> dict | None:
    """What a model says of a trait: the column's config.meta.trait over its own traits."""
    column = model["columns"].get(name, {})
    own = column.get("config", {}).get("meta", {}).get("trait")
    return None if own is None else model["config"].get("meta", {}).get("traits", {}) | own


def trait_findings(models: dict) -> Iterator[str]:
    """Every column of customer_traits comes from one model, whose yml says all about it."""
    wide = next((model for model in models.values() if model["name"] == WIDE), None)
    if wide is None:
        return
    made_by = [models[name] for name in wide["depends_on"]["nodes"] if name in models]
    for name, column in wide["columns"].items():
        if name == "customer_id":
            continue
        makers = [model for model in made_by if written(model, name) is not None]
        if len(makers) != 1:
            yield (
                f"{WIDE}: {len(makers)} of the models it reads have config.meta.trait on the "
                f"column {name}; one, that which makes it, should"
            )
            continue
        maker, said = makers[0], written(makers[0], name)
        if set(said) != SAID:
            yield (
                f"{maker['name']}: the config.meta.trait of {name} says {', '.join(sorted(said))}; "
                f"it should say {', '.join(sorted(SAID))}"
            )
        elif said["data_category"] not in CATEGORIES:
            yield f"{maker['name']}: the data_category of {name} is none of {', '.join(CATEGORIES)}"
        if column["description"] != maker["columns"][name]["description"]:
            yield f"{WIDE}: {name} is not described as in {maker['name']}; use one docs block"
    yield from segment_trait_findings(models, set(wide["columns"]) - {"customer_id"})


def segment_trait_findings(models: dict, traits: set[str]) -> Iterator[str]:
    """The traits that a segment says it needs (`traits`), or reads where they are there
    (`optional_traits`), are those in its SQL: trait_coverage tells by them what is blocked. Traits
    are customers': of a segment of visitors nothing is asked."""
    for model in models.values():
        segment = model["config"].get("meta", {}).get("segment")
        if segment is None or segment.get("members") == "visitors":
            continue
        said = {*segment.get("traits", []), *segment.get("optional_traits", [])}
        read = set(re.findall(r"\w+", re.sub("--.*", "", model["raw_code"]))) & traits
        for name in sorted(said - traits):
            yield f"{model['name']}: reads the trait {name}, which {WIDE} does not have"
        for name in sorted(said & traits - read):
            yield f"{model['name']}: says it needs the trait {name}, which its SQL does not read"
        for name in sorted(read - said):
            yield (
                f"{model['name']}: reads the trait {name}; say so in meta.segment.traits, or in "
                "optional_traits where it may be empty"
            )
