-- All identifiers that stand beside more than one person may have, and of what.
{{ built_after(['int_identity__flipped_identifiers']) }}
{{ keep_rows('identifier_key', ['int_identity__recounted_identifiers']) }}

with

recounted as (
    select * from {{ ref('int_identity__recounted_hubs') }}
),

hubs as (
    select
        recounted.identifier_key,
        recounted.owner_type,
        recounted.max_owner_count,
        recounted.owner_count
    from recounted
)

select * from hubs
