{#- Before the flat export is read: say which of its mappings is wrong or missing. -#}
{% macro check_flat_orders_mapping() %}
    {%- if execute -%}
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
    {%- endif -%}
{% endmacro %}
