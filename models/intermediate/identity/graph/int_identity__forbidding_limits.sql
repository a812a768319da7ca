-- Links between two customers, each with the limit that keeps them apart: the first by name of
-- those that the two would break as one; or where they would break none, as when all links of a
-- tier were left out, of those that their neighbourhood would. A link by hand overrides all limits
-- but that somebody keeps two of its group apart.
with

edges as (
    select * from {{ ref('int_identity__edges') }}
),

resolved as (
    select * from {{ ref('int_identity__resolved_identifiers') }}
),

limits as (
    select * from {{ ref('int_identity__node_limits') }}
),

neighbourhoods as (
    select * from {{ ref('int_identity__neighbourhoods') }}
),

crowded as (
    select * from {{ ref('int_identity__crowded_neighbourhoods') }}
),

linked_identifiers as (
    select * from {{ ref('int_identity__linked_identifiers') }}
),

excesses as (
    select * from {{ ref('int_identity__linked_excesses') }}
),

refused as (
    select
        edges.low_node_id,
        edges.high_node_id,
        edges.tier,
        low.customer_id as low_customer_id,
        high.customer_id as high_customer_id
    from edges
    inner join resolved as low
        on edges.low_node_id = low.node_id
    inner join resolved as high
        on edges.high_node_id = high.node_id
    where low.customer_id != high.customer_id
),

apart as (
    select refused.low_customer_id as customer_id from refused
    union
    select refused.high_customer_id as customer_id from refused
),

held as (
    select
        apart.customer_id,
        limits.limit_name,
        limits.max_count,
        sum(limits.node_count) as node_count
    from apart
    inner join resolved
        on apart.customer_id = resolved.customer_id
    inner join limits
        on resolved.node_id = limits.node_id
    group by
        apart.customer_id,
        limits.limit_name,
        limits.max_count
),

broken as (
    select
        refused.low_node_id,
        refused.high_node_id,
        min(low.limit_name) as limit_name
    from refused
    inner join held as low
        on refused.low_customer_id = low.customer_id
    inner join held as high
        on
            refused.high_customer_id = high.customer_id
            and low.limit_name = high.limit_name
            and low.max_count = high.max_count
    where low.node_count + high.node_count > low.max_count
    group by
        refused.low_node_id,
        refused.high_node_id
),

of_all as (
    select
        crowded.neighbourhood_id,
        min(crowded.limit_name) as limit_name
    from crowded
    group by crowded.neighbourhood_id
),

kept_apart as (
    select
        linked_identifiers.node_id,
        min(excesses.limit_name) as limit_name
    from linked_identifiers
    inner join excesses
        on linked_identifiers.group_id = excesses.group_id
    where excesses.limit_name like 'do_not_merge %'
    group by linked_identifiers.node_id
),

forbidding as (
    select
        refused.low_node_id,
        refused.high_node_id,
        coalesce(kept_apart.limit_name, broken.limit_name, of_all.limit_name) as limit_name
    from refused
    left join broken
        on
            refused.low_node_id = broken.low_node_id
            and refused.high_node_id = broken.high_node_id
    left join kept_apart
        on
            refused.low_node_id = kept_apart.node_id
            and refused.tier = 0
    left join neighbourhoods
        on refused.low_node_id = neighbourhoods.node_id
    left join of_all
        on neighbourhoods.component_id = of_all.neighbourhood_id
)

select * from forbidding
