{#- The four cut points that the var rfm_cut_points gives for a measure, smallest first; none where it
    gives none, and customers are scored by rank. -#}
{% macro rfm_cut_points(measure) %}
    {%- set given = var('rfm_cut_points') -%}
    {%- set measures = ['recency', 'frequency', 'monetary', 'average_order'] -%}
    {%- for name in given if name not in measures -%}
        {{ exceptions.raise_compiler_error(
            "The var rfm_cut_points names '" ~ name ~ "'. It knows " ~ measures | join(', ') ~ '.'
        ) }}
    {%- endfor -%}
    {%- set points = given.get(measure) -%}
    {%- if points is not none and (
        points is string or points | length != 4 or points | reject('number') | list
        or points | unique | sort != points
    ) -%}
        {{ exceptions.raise_compiler_error(
            'The var rfm_cut_points gives ' ~ points ~ ' for ' ~ measure ~ '. Give four numbers, each '
            ~ 'larger than the one before it: they part five scores.'
        ) }}
    {%- endif -%}
    {{- return(points) -}}
{% endmacro %}
