-- What is known of customers, trait by trait. It is read from the yml of the models that make them,
-- so it cannot say anything else than that.
{{ built_after(['customer_traits']) }}
{%- set texts = ['question', 'data_type', 'data_category', 'source_model', 'description',
                 'null_means', 'needed_by_segments'] %}

with

written as (
    {%- for row in trait_catalog_rows() %}
    select
        {{ loop.index }} as place,
        {%- for name in texts %}
        cast({{ text_literal(row[name]) if row[name] else 'null' }} as {{ dbt.type_string() }})
            as {{ name }},
        {%- endfor %}
        cast('{{ row.trait }}' as {{ dbt.type_string() }}) as trait
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

trait_catalog as (
    select
        cast(written.place as {{ dbt.type_bigint() }}) as place,
        written.trait,
        written.{{ texts | join(',\n        written.') }}
    from written
)

select * from trait_catalog
