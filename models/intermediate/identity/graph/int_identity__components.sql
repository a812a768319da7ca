-- Which identifiers are one person's: neighbourhoods as they are, crowded ones as the limits let
-- them be. An identifier that is joined to nothing is not here.
with

neighbourhoods as (
    select * from {{ ref('int_identity__neighbourhoods') }}
),

limited as (
    select * from {{ ref('int_identity__limited_components') }}
),

components as (
    select
        neighbourhoods.node_id,
        coalesce(limited.component_id, neighbourhoods.component_id) as component_id
    from neighbourhoods
    left join limited
        on neighbourhoods.node_id = limited.node_id
)

select * from components
