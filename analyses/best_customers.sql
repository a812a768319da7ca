-- Who are our best customers, and what sets them apart?
with

profiles as (
    select * from {{ ref('segment_profiles') }}
    where segment_name = 'vip'
),

catalog as (
    select * from {{ ref('trait_catalog') }}
),

differences as (
    select
        profiles.differentiator_rank,
        catalog.question,
        profiles.trait,
        profiles.trait_value,
        profiles.member_mean,
        profiles.rest_mean,
        profiles.effect_size
    from profiles
    inner join catalog
        on profiles.trait = catalog.trait
    where profiles.differentiator_rank <= 10
)

select * from differences
order by differentiator_rank
