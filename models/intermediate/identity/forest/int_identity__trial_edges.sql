-- For each link in doubt a copy of its component without it. A copy's nodes have numbers of their
-- own.
with

doubtful as (
    select * from {{ ref('int_identity__doubtful_bridges') }}
),

ranked_edges as (
    select * from {{ ref('int_identity__ranked_edges') }}
),

numbers as (
    select coalesce(max(ranked_edges.high_node_id), 0) + 1 as stride
    from ranked_edges
),

trials as (
    select
        doubtful.edge_id,
        doubtful.edge_id * numbers.stride + ranked_edges.low_node_id as low_node_id,
        doubtful.edge_id * numbers.stride + ranked_edges.high_node_id as high_node_id,
        doubtful.edge_id * numbers.stride + doubtful.low_node_id as low_end_id,
        doubtful.edge_id * numbers.stride + doubtful.high_node_id as high_end_id
    from doubtful
    inner join ranked_edges
        on
            doubtful.component_id = ranked_edges.component_id
            and doubtful.edge_id != ranked_edges.edge_rank
    cross join numbers
)

select * from trials
