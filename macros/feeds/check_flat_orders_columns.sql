{#- Before the flat export is read: say which table is not there, or which mapping
    is wrong. -#}
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
        {%- set known = perfil.flat_orders_names() -%}
        {%- set mapped = var('flat_orders_columns') -%}
        {%- for name in mapped if name not in known -%}
            {{ exceptions.raise_compiler_error(
                "flat_orders_columns in dbt_project.yml maps '" ~ name ~ "', which is no column of "
                ~ 'an order line. It can map: ' ~ known | join(', ') ~ '.'
            ) }}
        {%- endfor -%}
        {%- for name in known[:4] if not mapped.get(name) -%}
            {{ exceptions.raise_compiler_error(
                'flat_orders_columns in dbt_project.yml does not say which column is ' ~ name
                ~ '. Order lines cannot do without ' ~ known[:4] | join(', ') ~ '.'
            ) }}
        {%- endfor -%}
        {%- set there = adapter.get_columns_in_relation(found) | map(attribute='name') | list -%}
        {%- for name, column in var('flat_orders_columns').items() if column and column not in there -%}
            {{ exceptions.raise_compiler_error(
                "flat_orders_columns in dbt_project.yml maps " ~ name ~ " to '" ~ column
                ~ "', but " ~ relation ~ ' has no such column. It has: ' ~ there | join(', ') ~ '.'
            ) }}
        {%- endfor -%}
    {%- endif -%}
{% endmacro %}
