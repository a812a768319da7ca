-- The plan's rows, of known types, wherever they are from.
with

plan as (
    select * from {{ ref(var('campaign_plan')) }}
),

typed as (
    select
        {%- for name in [
            'campaign', 'goal', 'segment_name', 'differentiators', 'hypothesis', 'experience',
            'channel', 'kpi', 'experiment'
        ] %}
        cast(plan.{{ name }} as {{ dbt.type_string() }}) as {{ name }},
        {%- endfor %}
        cast(plan.kpi_days as {{ dbt.type_bigint() }}) as kpi_days,
        cast(plan.effort as {{ dbt.type_bigint() }}) as effort,
        cast(plan.expected_lift as decimal(18, 6)) as expected_lift
    from plan
)

select * from typed
