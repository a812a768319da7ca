-- Of two identifiers that somebody ruled out as a pair, the weaker one on each row that names both:
-- the row no longer says whose it is. Of the sightings that this run looks at.
with

identifiers as (
    select * from {{ ref('int_identity__changed_identifiers') }}
),

rules as (
    select * from {{ ref(var('identity_rules')) }}
),

overrides as (
    select * from {{ ref('int_identity__overrides') }}
),

excluded_edges as (
    select
        overrides.identifier_key,
        overrides.other_key
    from overrides
    where overrides.action = 'exclude_edge'
    union
    select
        overrides.other_key as identifier_key,
        overrides.identifier_key as other_key
    from overrides
    where overrides.action = 'exclude_edge'
),

ruled_out as (
    select
        identifiers.sighting_key,
        identifiers.identifier_key
    from identifiers
    inner join excluded_edges
        on identifiers.identifier_key = excluded_edges.identifier_key
    inner join identifiers as others
        on
            identifiers.sighting_key = others.sighting_key
            and excluded_edges.other_key = others.identifier_key
    inner join rules
        on identifiers.identifier_type = rules.identifier_type
    inner join rules as other_rules
        on others.identifier_type = other_rules.identifier_type
    where rules.priority > other_rules.priority
    group by
        identifiers.sighting_key,
        identifiers.identifier_key
)

select * from ruled_out
