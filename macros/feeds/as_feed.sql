{#- The last select of a staging model that fills a feed: every column of the feed, typed;
    blank text and columns the source does not have are null. -#}
{% macro as_feed(feed, relation, columns) -%}
    {%- set spec = perfil.feed_columns(feed) -%}
    {%- set needed = spec.key + ([spec.time] if spec.time else []) -%}
    {%- set unknown = columns | reject('in', spec.columns) | list -%}
    {%- set missing = needed | reject('in', columns) | list -%}
    {%- if unknown or missing -%}
        {{ exceptions.raise_compiler_error(
            model.name ~ " fills the feed '" ~ feed ~ "'"
            ~ (', which has no column ' ~ unknown | join(', ') if unknown else '')
            ~ (', which cannot do without ' ~ missing | join(', ') if missing else '')
            ~ '. Its columns are: ' ~ spec.columns | join(', ') ~ '.'
        ) }}
    {%- endif -%}
    select
    {%- for name, data_type in spec.columns.items() %}
        {%- set text = 'cast(' ~ relation ~ '.' ~ name ~ ' as ' ~ data_type ~ ')' %}
        {% if name not in columns -%}
            cast(null as {{ data_type }})
        {%- elif name == 'currency' -%}
            upper(nullif({{ perfil.trimmed(text) }}, ''))
        {%- elif name == 'country' -%}
            {{ perfil.iso_country(perfil.trimmed(text)) | indent(12) }}
        {%- elif data_type == dbt.type_string() -%}
            nullif({{ perfil.trimmed(text) }}, '')
        {%- elif data_type == dbt.type_timestamp() -%}
            {{ perfil.utc_timestamp(relation ~ '.' ~ name) }}
        {%- else -%}
            cast({{ relation }}.{{ name }} as {{ data_type }})
        {%- endif %} as {{ name }}{{ ',' if not loop.last }}
    {%- endfor %}
    from {{ relation }}
{%- endmacro %}
