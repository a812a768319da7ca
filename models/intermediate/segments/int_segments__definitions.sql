-- What is written of each listed segment. It is read from the yml and the SQL of the segments'
-- models, so it cannot say anything else than that; and anew whenever members are, by whatever part
-- of the project.
-- depends_on: {{ ref('segment_memberships') }}
{%- set texts = ['model_name', 'label', 'theme', 'owner', 'purpose', 'question', 'members',
                 'description', 'definition_hash'] %}
{%- set definitions = segment_definitions() %}
{%- set names = definitions | map(attribute='segment_name') | list %}
{%- set exclusive = waterfall_segments() %}

with

definitions as (
    {%- for row in definitions %}
    select
        cast('{{ row.segment_name }}' as {{ dbt.type_string() }}) as segment_name,
        {%- for name in texts %}
        cast({{ text_literal(row[name] | string) }} as {{ dbt.type_string() }}) as {{ name }},
        {%- endfor %}
        cast({{ loop.index }} as {{ dbt.type_bigint() }}) as priority,
        {%- set place = (names | sort).index(row.segment_name) %}
        cast({{ place }} as {{ dbt.type_bigint() }}) as name_place,
        cast({{ 2 ** (place % 60) }} as {{ dbt.type_bigint() }}) as name_bit,
        {{ 'true' if row.model_name in exclusive and row.members == 'customers' else 'false' }}
            as is_in_waterfall
    {{ 'union all' if not loop.last }}
    {%- else %}
    select
        cast(null as {{ dbt.type_string() }}) as segment_name,
        {%- for name in texts %}
        cast(null as {{ dbt.type_string() }}) as {{ name }},
        {%- endfor %}
        cast(null as {{ dbt.type_bigint() }}) as priority,
        cast(null as {{ dbt.type_bigint() }}) as name_place,
        cast(null as {{ dbt.type_bigint() }}) as name_bit,
        false as is_in_waterfall
    where 1 = 0
    {%- endfor %}
)

select * from definitions
