"""What an exposure's `config.meta.sync` may say."""

from hashlib import sha256
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from perfil.errors import PerfilError

OPERATION_COLUMN = "sync_operation"
Name = Annotated[str, Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Guards(_Strict):
    """Limits that stop a run before it sends.

    max_removed_share: of the rows the destination has, the share (0-1) one run may remove. A
    payload that lost more than half its rows is more often broken than true, hence the default.
    """

    max_removed_share: float = Field(0.5, ge=0, le=1)


class SyncSpec(_Strict):
    """What every destination needs to know.

    mode: `upsert` sends rows that are new or changed; `mirror` also sends the removal of rows that
    were sent and are no longer in the payload. key: the payload column that names a row at the
    destination. fields: the columns sent, the key among them.
    """

    destination: str
    mode: Literal["upsert", "mirror"]
    key: Name
    fields: tuple[Name, ...] = Field(min_length=1)
    guards: Guards = Guards()

    @model_validator(mode="after")
    def _agree(self) -> Self:
        twice = sorted({field for field in self.fields if self.fields.count(field) > 1})
        if twice:
            raise ValueError(f"fields names {', '.join(twice)} more than once")
        if self.key not in self.fields:
            raise ValueError(
                f"fields does not hold the key '{self.key}', which a removal sends alone"
            )
        if OPERATION_COLUMN in self.fields:
            raise ValueError(f"'{OPERATION_COLUMN}' is perfil's own column in every delta")
        return self

    def fingerprint(self) -> str:
        """SHA-256 (hex) of the whole spec: the same spec always gives the same one."""
        return sha256(self.model_dump_json().encode()).hexdigest()


class FileSpec(SyncSpec):
    """One delta file per run, in a folder; a relative path starts at the project."""

    destination: Literal["file"]
    format: Literal["csv", "parquet"]
    path: Name


SPECS: dict[str, type[SyncSpec]] = {"file": FileSpec}


def read_spec(exposure: str, given: Any) -> SyncSpec:
    """The checked spec of one exposure; a PerfilError says everything that is wrong with it."""
    where = f"Exposure '{exposure}': config.meta.sync"
    if not isinstance(given, dict):
        raise PerfilError(f"{where} is {given!r}; it must be a mapping that names a destination.")
    spec = SPECS.get(str(given.get("destination")))
    if spec is None:
        raise PerfilError(
            f"{where} has the destination {given.get('destination')!r}; perfil knows: "
            f"{', '.join(sorted(SPECS))}."
        )
    try:
        return spec.model_validate(given)
    except ValidationError as error:
        # A mistyped key is also a missing one: the unknown key is the better news, so it is first.
        faults = sorted(error.errors(), key=lambda fault: fault["type"] != "extra_forbidden")
        raise PerfilError(
            f"{where} {'; '.join(_fault(spec, fault) for fault in faults)}."
        ) from error


def _fault(spec: type[BaseModel], fault: Any) -> str:
    name = ".".join(str(part) for part in fault["loc"])
    if fault["type"] == "extra_forbidden":
        for part in fault["loc"][:-1]:
            spec = spec.model_fields[part].annotation
        return f"has an unknown key '{name}' (known keys: {', '.join(spec.model_fields)})"
    if fault["type"] == "missing":
        return f"needs '{name}'"
    if fault["type"] == "value_error":
        return f"does not agree with itself: {fault['ctx']['error']}"
    return f"has {name}: {fault['input']!r} ({fault['msg'].lower()})"
