-- The links within customers in the order in which they came.
with

ranked_edges as (
    select * from {{ ref('int_identity__ranked_edges') }}
),

merge_edges as (
    select
        ranked_edges.low_node_id,
        ranked_edges.high_node_id,
        ranked_edges.first_seen_at,
        cast(
            row_number() over (
                order by ranked_edges.first_seen_at, ranked_edges.low_key, ranked_edges.high_key
            ) as {{ dbt.type_bigint() }}
        ) as edge_rank
    from ranked_edges
)

select * from merge_edges
