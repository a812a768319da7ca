-- Likely links as they are now, for the next run to compare with.
{{ built_after(['int_identity__begun', 'int_identity__changed_likely_links']) }}
with

likely_links as (
    select * from {{ ref('int_identity__likely_links') }}
),

kept as (
    select
        likely_links.low_key,
        likely_links.high_key,
        likely_links.first_seen_at
    from likely_links
)

select * from kept
