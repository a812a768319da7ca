-- Pairs of identifiers that somebody linked by hand, of those that we know.
with

overrides as (
    select * from {{ ref('int_identity__overrides') }}
),

naming as (
    select * from {{ ref('int_identity__scoped_identifiers') }}
),

first_seen as (
    select
        naming.identifier_key,
        min(naming.first_seen_at) as first_seen_at
    from naming
    where naming.is_dirty
    group by naming.identifier_key
),

forced as (
    select
        least(overrides.identifier_key, overrides.other_key) as low_key,
        greatest(overrides.identifier_key, overrides.other_key) as high_key,
        max(greatest(one.first_seen_at, other.first_seen_at)) as first_seen_at
    from overrides
    inner join first_seen as one
        on overrides.identifier_key = one.identifier_key
    inner join first_seen as other
        on overrides.other_key = other.identifier_key
    where
        overrides.action = 'force_link'
        and overrides.identifier_key != overrides.other_key
    group by
        least(overrides.identifier_key, overrides.other_key),
        greatest(overrides.identifier_key, overrides.other_key)
)

select * from forced
