{#- [rows of a table, the logarithm of that to base 2, rounded up]: what bounds a loop over it. -#}
{% macro count_and_log2(table) %}
    {%- set counted -%}
        select
            count(*) as row_count,
            cast(
                ceil(ln(cast(greatest(count(*), 1) as {{ perfil.type_double() }})) / ln(2))
                as integer
            ) as log2
        from {{ table }}
    {%- endset -%}
    {%- set row = run_query(counted).rows[0] -%}
    {{- return([row[0] | int, row[1] | int]) -}}
{% endmacro %}
