-- How many stand in each segment, and which share of all known customers that is. A segment that
-- nobody is in has its row too.
with

{%- if var('segments') %}

listed as (
    {% for name in var('segments') %}
    select '{{ name | replace('seg_', '', 1) }}' as segment_name
    {{ 'union all' if not loop.last }}
    {% endfor %}
),
{%- else %}

listed as (
    select cast(null as {{ dbt.type_string() }}) as segment_name
    where 1 = 0
),
{%- endif %}

memberships as (
    select * from {{ ref('segment_memberships') }}
),

profiles as (
    select * from {{ ref('customer_profiles') }}
),

population as (
    select count(*) as customer_count
    from profiles
),

counted as (
    select
        memberships.segment_name,
        count(*) as member_count
    from memberships
    group by memberships.segment_name
),

segment_sizes as (
    select
        listed.segment_name,
        cast(coalesce(counted.member_count, 0) as {{ dbt.type_bigint() }}) as member_count,
        cast(
            cast(coalesce(counted.member_count, 0) as {{ type_double() }})
            / nullif(population.customer_count, 0) as decimal(9, 6)
        ) as member_share,
        {{ as_of() }} as evaluated_at
    from listed
    cross join population
    left join counted
        on listed.segment_name = counted.segment_name
)

select * from segment_sizes
