{#- Stop where two edges have the same edge_rank, or one has none: there would be many forests. -#}
{% macro check_ranks(edges) %}
    {%- set doubtful -%}
        select edge_rank from {{ edges }}
        group by edge_rank
        having count(*) > 1 or edge_rank is null
        limit 1
    {%- endset -%}
    {%- set found = run_query(doubtful).rows -%}
    {%- if found | length > 0 -%}
        {{ exceptions.raise_compiler_error(
            'In the edges of ' ~ this ~ ' the edge_rank ' ~ found[0][0] ~ ' is there more than '
            ~ 'once or is unknown. Rank them with row_number(), its order by ending in a unique column.'
        ) }}
    {%- endif -%}
{% endmacro %}
