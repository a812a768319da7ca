-- How each customer hangs together: what they are known by, how many links say so, and how good the
-- least of the evidence is. Look at the largest and at the thinnest first.
{%- set types = identifier_columns() %}

{{ built_after(['int_identity__finished']) }}

with

customers as (
    select * from {{ ref('int_identity__customers') }}
),

edges as (
    select * from {{ ref('int_identity__kept_edges') }}
),

forest as (
    select * from {{ ref('identity_forest') }}
),

conflicts as (
    select * from {{ ref('identity_conflicts') }}
),

identifier_counts as (
    select
        customers.customer_id,
        count(*) as identifier_count,
        {% for name in types %}
        sum(
            case when customers.identifier_type = '{{ name }}' then 1 else 0 end
        ) as {{ name }}_count,
        {% endfor %}
        min(customers.first_seen_at) as first_seen_at
    from customers
    group by customers.customer_id
),

link_counts as (
    select
        edges.low_customer_id as customer_id,
        count(*) as link_count
    from edges
    where edges.strength_rank is not null
    group by edges.low_customer_id
),

weakest as (
    select
        forest.customer_id,
        max(forest.strength_rank) as strength_rank,
        count(forest.is_bridge) as judged_count,
        sum(case when forest.is_bridge then 1 else 0 end) as bridge_count
    from forest
    group by forest.customer_id
),

conflict_ends as (
    select conflicts.low_customer_id as customer_id
    from conflicts
    union all
    select conflicts.high_customer_id as customer_id
    from conflicts
),

conflict_counts as (
    select
        conflict_ends.customer_id,
        count(*) as conflict_count
    from conflict_ends
    group by conflict_ends.customer_id
),

identity_components as (
    select
        identifier_counts.customer_id,
        identifier_counts.identifier_count,
        {% for name in types %}
        cast(identifier_counts.{{ name }}_count as {{ dbt.type_bigint() }}) as {{ name }}_count,
        {% endfor %}
        coalesce(link_counts.link_count, 0) as link_count,
        {{ share_of(
            '2 * link_counts.link_count',
            '(identifier_counts.identifier_count * (identifier_counts.identifier_count - 1))'
        ) | indent(8) }} as link_density,
        weakest_links.tier as weakest_tier,
        weakest_links.sighting_count as weakest_sighting_count,
        cast(
            case when weakest.judged_count > 0 then weakest.bridge_count end
            as {{ dbt.type_bigint() }}
        ) as bridge_count,
        coalesce(conflict_counts.conflict_count, 0) as conflict_count,
        identifier_counts.first_seen_at
    from identifier_counts
    left join link_counts
        on identifier_counts.customer_id = link_counts.customer_id
    left join weakest
        on identifier_counts.customer_id = weakest.customer_id
    left join forest as weakest_links
        on
            weakest.customer_id = weakest_links.customer_id
            and weakest.strength_rank = weakest_links.strength_rank
    left join conflict_counts
        on identifier_counts.customer_id = conflict_counts.customer_id
)

select * from identity_components
