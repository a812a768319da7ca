{#- Before the flat export is read: say which table is not there, or which mapping is wrong. -#}
{% macro check_flat_orders_columns() %}
    {%- set known = perfil.flat_orders_names() -%}
    {%- set mapped = var('flat_orders_columns') -%}
    {%- for name in mapped if execute and name not in known -%}
        {{ exceptions.raise_compiler_error(
            "flat_orders_columns in dbt_project.yml maps '" ~ name ~ "', which is no column of "
            ~ 'an order line. It can map: ' ~ known | join(', ') ~ '.'
        ) }}
    {%- endfor -%}
    {%- for name in known[:4] if execute and not mapped.get(name) -%}
        {{ exceptions.raise_compiler_error(
            'flat_orders_columns in dbt_project.yml does not say which column is ' ~ name
            ~ '. Order lines cannot do without ' ~ known[:4] | join(', ') ~ '.'
        ) }}
    {%- endfor -%}
    {%- do perfil.check_mapped_columns('flat_orders', 'flat_orders_columns', mapped) -%}
{% endmacro %}
