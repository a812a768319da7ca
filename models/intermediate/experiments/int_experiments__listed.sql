-- What the seed says, or the model that the var names; and in the demo two examples beside it.
{%- set columns = [
    'experiment', 'segment_name', 'arm', 'arm_share', 'is_control', 'salt', 'starts_on', 'ends_on',
    'outcome_days', 'primary_metric', 'stratify_by', 'sync_name'
] %}
with

experiments as (
    select * from {{ ref(var('experiments')) }}
),

{%- if var('demo') %}

examples as (
    select * from {{ ref('demo_experiments') }}
),
{%- endif %}

listed as (
    select
        experiments.{{ columns | join(',\n        experiments.') }}
    from experiments
    {%- if var('demo') %}
    union all
    select
        examples.{{ columns | join(',\n        examples.') }}
    from examples
    {%- endif %}
)

select * from listed
