"""The SQL of the comparison: hashes of the payload, one full join with what was acknowledged."""

from perfil.sync.dialect import Column
from perfil.sync.manifest import Sync
from perfil.sync.state import State

# Raise it when the hashed text changes: every row is then sent once more, as a change.
HASH_VERSION = 1


def delta_query(state: State, sync: Sync, columns: tuple[Column, ...], acknowledged: str) -> str:
    """One row per key of the payload and, under mirror, per acknowledged key that left it.

    `acknowledged` is a query for key_value, payload_hash, hash_version. The result has
    sync_operation (add, change, remove, unchanged), key_value, payload_hash, and field_1 … in the
    order of `columns`; rows that do not move have no values but the key's.
    """
    fields = [f"field_{number}" for number in range(1, len(columns) + 1)]
    return f"""
        with acknowledged as ({acknowledged}
        ),
        {_hashed(state, sync, columns, fields)},
        compared as (
            select
                case
                    when hashed.new_hash is null then 'remove'
                    when acknowledged.payload_hash is null then 'add'
                    when acknowledged.payload_hash = hashed.new_hash
                        and acknowledged.hash_version = {HASH_VERSION} then 'unchanged'
                    else 'change'
                end as sync_operation,
                coalesce(hashed.new_key, acknowledged.key_value) as key_value,
                hashed.new_hash as payload_hash,
                {", ".join(fields)}
            from hashed
            {"full outer" if sync.spec.mode == "mirror" else "left"} join acknowledged
                on hashed.new_key = acknowledged.key_value
        )
        select sync_operation, key_value, payload_hash, {_moving(sync, columns, fields)}
        from compared"""


def _moving(sync: Sync, columns: tuple[Column, ...], fields: list[str]) -> str:
    """The values of rows that move, and every row's key: a removal's comes from the ledger."""
    at = sync.spec.fields.index(sync.spec.key)
    values = [f"case when sync_operation <> 'unchanged' then {field} end" for field in fields]
    values[at] = f"coalesce({fields[at]}, cast(key_value as {columns[at].type}))"
    # Postgres forgets a decimal's digits in a case: say the type again.
    return ", ".join(
        f"cast({value} as {known.type}) as {field}"
        for value, known, field in zip(values, columns, fields, strict=True)
    )


def _hashed(state: State, sync: Sync, columns: tuple[Column, ...], fields: list[str]) -> str:
    """CTEs that end in `hashed`: the fields, new_key and new_hash (never null) of the payload."""
    quote = state.warehouse.quote
    texts = [f"text_{number}" for number in range(1, len(columns) + 1)]
    payload = []
    for known, field, text in zip(columns, fields, texts, strict=True):
        payload.append(f"{quote(known.name)} as {field}")
        payload.append(f"{state.dialect.canonical(known, quote(known.name))} as {text}")
    key = texts[sync.spec.fields.index(sync.spec.key)]
    return f"""payload as (
            select {", ".join(payload)} from {sync.relation}
        ),
        hashed as (
            select {", ".join(fields)}, {key} as new_key, {_hash(state, columns, texts)} as new_hash
            from payload
        )"""


def _hash(state: State, columns: tuple[Column, ...], texts: list[str]) -> str:
    """MD5 over the fields in the order of their names, each as `length:text`, or `-` for null.

    The lengths make the rendering unambiguous: no value can pretend to be the border of two.
    """
    in_order = sorted(zip(columns, texts, strict=True), key=lambda pair: pair[0].name)
    names = ",".join(f"{len(known.name)}:{known.name}" for known, _ in in_order)
    parts = [state.warehouse.literal(names)]
    for _, text in in_order:
        size = f"cast(length({text}) as {state.dialect.text})"
        parts.append(f"coalesce({size} || ':' || {text}, '-')")
    return state.dialect.md5.format(x=" || ".join(parts))
