-- Pairs of identifiers that are likely one person's, because records that name them are alike.
with

scored as (
    select * from {{ ref('int_identity__scored_pairs') }}
),

records as (
    select * from {{ ref('int_identity__person_records') }}
),

overrides as (
    select * from {{ ref('int_identity__overrides') }}
),

-- whom somebody ruled out as a pair, no likeness joins
excluded as (
    select
        least(overrides.identifier_key, overrides.other_key) as low_key,
        greatest(overrides.identifier_key, overrides.other_key) as high_key
    from overrides
    where overrides.action = 'exclude_edge'
    group by
        least(overrides.identifier_key, overrides.other_key),
        greatest(overrides.identifier_key, overrides.other_key)
),

likely as (
    select
        least(low.identifier_key, high.identifier_key) as low_key,
        greatest(low.identifier_key, high.identifier_key) as high_key,
        min(greatest(low.first_seen_at, high.first_seen_at)) as first_seen_at,
        cast(max(scored.match_probability) as decimal(9, 6)) as match_probability
    from scored
    inner join records as low
        on scored.low_record_key = low.record_key
    inner join records as high
        on scored.high_record_key = high.record_key
    where
        scored.match_probability >= {{ var('link_threshold') }}
        and scored.is_person_alike
        and scored.is_more_alike
    group by
        least(low.identifier_key, high.identifier_key),
        greatest(low.identifier_key, high.identifier_key)
)

select likely.*
from likely
left join excluded
    on
        likely.low_key = excluded.low_key
        and likely.high_key = excluded.high_key
where excluded.low_key is null
