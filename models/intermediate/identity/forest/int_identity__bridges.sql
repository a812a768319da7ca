-- Links of the forest that nothing could replace: without one of them its component falls apart.
-- Components above the var bridge_max_identifiers are not looked at.
with

forest as (
    select * from {{ ref('int_identity__forest') }}
),

ranked_edges as (
    select * from {{ ref('int_identity__ranked_edges') }}
),

sizes as (
    select * from {{ ref('int_identity__component_sizes') }}
),

trials as (
    select * from {{ ref('int_identity__trial_edges') }}
),

components as (
    select * from {{ ref('int_identity__trial_components') }}
),

trial_ends as (
    select
        trials.edge_id,
        trials.low_end_id,
        trials.high_end_id
    from trials
    group by
        trials.edge_id,
        trials.low_end_id,
        trials.high_end_id
),

replaceable as (
    select trial_ends.edge_id
    from trial_ends
    inner join components as low
        on trial_ends.low_end_id = low.node_id
    inner join components as high
        on
            trial_ends.high_end_id = high.node_id
            and low.component_id = high.component_id
),

bridges as (
    select forest.edge_id
    from forest
    inner join ranked_edges
        on forest.edge_id = ranked_edges.edge_rank
    inner join sizes
        on ranked_edges.component_id = sizes.component_id
    left join replaceable
        on forest.edge_id = replaceable.edge_id
    where
        sizes.node_count <= {{ var('bridge_max_identifiers') }}
        and replaceable.edge_id is null
)

select * from bridges
