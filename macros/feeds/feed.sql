{#- A feed: its union as of the clock, without the rows that cannot be used, each key once. Of rows
    with one key the last is kept. Few keys have more than one row, and only these are ordered: to
    order all would be to hold the whole feed at once. -#}
{% macro feed(feed) -%}
{%- set spec = perfil.feed_columns(feed) -%}
{%- set key = ['source'] + spec.key -%}
{%- set columns = ['source'] + spec.columns | list -%}
{%- set same_key -%}
    {% for name in key %}usable.{{ name }} = copied.{{ name }}{{ ' and ' if not loop.last }}{% endfor %}
{%- endset -%}
with

unioned as (
    {{- perfil.feed_union(feed) }}
),

usable as {{ perfil.not_materialized() }} (
    select *
    from unioned
    where
        {{ perfil.feed_reject_reason(feed) | indent(8) }} is null
        {%- if spec.time %}
        and {{ spec.time }} <= {{ perfil.as_of() }}
        {%- endif %}
),

copied as (
    select
        {{ key | join(',\n        ') }},
        cast(count(*) as {{ dbt.type_bigint() }}) as copy_count
    from usable
    group by {{ key | join(', ') }}
    having count(*) > 1
),

single as (
    select
        usable.*,
        cast(1 as {{ dbt.type_bigint() }}) as copy_count
    from usable
    left join copied
        on {{ same_key }}
    where copied.copy_count is null
),

shared as (
    select
        usable.*,
        copied.copy_count
    from usable
    inner join copied
        on {{ same_key }}
),

ranked as (
    select
        *,
        row_number() over (
            partition by {{ key | join(', ') }}
            order by
                {%- if spec.time %}
                {{ spec.time }} desc,
                {%- endif %}
                {{ perfil.row_fingerprint(columns) | indent(12) }}
        ) as row_rank
    from shared
),

deduplicated as (
    select
        {{ columns | join(',\n        ') }},
        copy_count
    from single
    union all
    select
        {{ columns | join(',\n        ') }},
        copy_count
    from ranked
    where row_rank = 1
)

select
    {{ columns | join(',\n    ') }},
    {%- if spec.has_people %}
    {{ perfil.sighting_key() }} as sighting_key,
    {%- endif %}
    copy_count
from deduplicated
{%- endmacro %}
