{#- Before the flat export is read: say which table or mapped column is not there. -#}
{% macro check_flat_orders_columns() %}
    {%- if execute -%}
        {%- set relation = source('flat_orders', 'flat_orders') -%}
        {%- set found = adapter.get_relation(relation.database, relation.schema, relation.identifier) -%}
        {%- if not found -%}
            {{ exceptions.raise_compiler_error(
                'There is no table ' ~ relation ~ '. Land your export there with: '
                ~ 'perfil load FILE --into ' ~ relation.identifier
            ) }}
        {%- endif -%}
        {%- set there = adapter.get_columns_in_relation(found) | map(attribute='name') | list -%}
        {%- for name, column in var('flat_orders_columns').items() if column and column not in there -%}
            {{ exceptions.raise_compiler_error(
                "flat_orders_columns in dbt_project.yml maps " ~ name ~ " to '" ~ column
                ~ "', but " ~ relation ~ ' has no such column. It has: ' ~ there | join(', ') ~ '.'
            ) }}
        {%- endfor -%}
    {%- endif -%}
{% endmacro %}
