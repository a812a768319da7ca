-- Which identifiers are one person's: neighbourhoods as they are, crowded ones as the limits let
-- them be. An identifier that is joined to nothing is not here.
with

neighbourhoods as (
    select * from {{ ref('int_identity__neighbourhoods') }}
),

crowded_neighbourhoods as (
    select * from {{ ref('int_identity__crowded_neighbourhoods') }}
),

crowded as (
    select crowded_neighbourhoods.neighbourhood_id
    from crowded_neighbourhoods
    group by crowded_neighbourhoods.neighbourhood_id
),

limited as (
    select * from {{ ref('int_identity__limited_components') }}
),

components as (
    select
        neighbourhoods.node_id,
        case
            when crowded.neighbourhood_id is null then neighbourhoods.component_id
            -- whom a link by hand alone was to join stays alone where it is refused
            else coalesce(limited.component_id, neighbourhoods.node_id)
        end as component_id
    from neighbourhoods
    left join crowded
        on neighbourhoods.component_id = crowded.neighbourhood_id
    left join limited
        on neighbourhoods.node_id = limited.node_id
)

select * from components
