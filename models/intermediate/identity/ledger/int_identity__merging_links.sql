-- For each customer that became another's part, the strongest link that leads from what was theirs
-- to what was not.
with

vanished as (
    select * from {{ ref('int_identity__vanished_customers') }}
),

former as (
    select * from {{ ref('int_identity__former_customers') }}
),

forest as (
    select * from {{ ref('int_identity__forest') }}
),

ranked_edges as (
    select * from {{ ref('int_identity__ranked_edges') }}
),

crossing as (
    select
        ranked_edges.edge_rank,
        ranked_edges.tier,
        ranked_edges.low_key,
        ranked_edges.high_key,
        ranked_edges.first_seen_at,
        low.customer_id,
        low.former_id as low_former_id,
        high.former_id as high_former_id
    from forest
    inner join ranked_edges
        on forest.edge_id = ranked_edges.edge_rank
    inner join former as low
        on ranked_edges.low_key = low.identifier_key
    inner join former as high
        on ranked_edges.high_key = high.identifier_key
    where
        low.former_id != high.former_id
        or (low.former_id is null and high.former_id is not null)
        or (low.former_id is not null and high.former_id is null)
),

ends as (
    select
        crossing.*,
        crossing.low_former_id as former_id
    from crossing
    union all
    select
        crossing.*,
        crossing.high_former_id as former_id
    from crossing
),

ranked as (
    select
        vanished.former_id,
        ends.tier,
        ends.low_key,
        ends.high_key,
        ends.first_seen_at,
        row_number() over (
            partition by vanished.former_id
            order by ends.edge_rank
        ) as link_rank
    from vanished
    inner join ends
        on
            vanished.former_id = ends.former_id
            and vanished.heir_id = ends.customer_id
),

links as (
    select
        ranked.former_id,
        ranked.tier,
        ranked.low_key,
        ranked.high_key,
        ranked.first_seen_at
    from ranked
    where ranked.link_rank = 1
)

select * from links
