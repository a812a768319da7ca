{#- Stop where rounds of contraction have left edges: a part of a graph is never taken for all. -#}
{% macro check_converged(what, edges_left, rounds) %}
    {%- if edges_left > 0 -%}
        {{ exceptions.raise_compiler_error(
            'The ' ~ what ~ ' of ' ~ this ~ ' did not converge in ' ~ rounds ~ ' rounds: '
            ~ edges_left ~ ' edges are left. Each edge must have low_node_id < high_node_id, both '
            ~ 'integers.'
        ) }}
    {%- endif -%}
{% endmacro %}
