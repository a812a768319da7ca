-- Pairs of identifiers that are likely one person's now and were not in the last run, or the other
-- way around: every new record moves what is rare, so that likeness may come and go anywhere.
with

likely_links as (
    select * from {{ ref('int_identity__likely_links') }}
),

last_likely_links as (
    select * from {{ ref('int_identity__last_likely_links') }}
),

changed as (
    select
        coalesce(likely_links.low_key, last_likely_links.low_key) as low_key,
        coalesce(likely_links.high_key, last_likely_links.high_key) as high_key
    from likely_links
    full outer join last_likely_links
        on
            likely_links.low_key = last_likely_links.low_key
            and likely_links.high_key = last_likely_links.high_key
    where
        likely_links.low_key is null
        or last_likely_links.low_key is null
        or likely_links.first_seen_at != last_likely_links.first_seen_at
)

select * from changed
