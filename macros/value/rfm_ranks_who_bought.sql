{#- Whether only those who bought within rfm_window_days are ranked (the var rfm_population). -#}
{% macro rfm_ranks_who_bought() %}
    {%- if var('rfm_population') not in ['buyers', 'window_buyers'] -%}
        {{ exceptions.raise_compiler_error(
            "The var rfm_population is '" ~ var('rfm_population') ~ "'. It is buyers or window_buyers."
        ) }}
    {%- endif -%}
    {{- return(var('rfm_window_days') is not none and var('rfm_population') == 'window_buyers') -}}
{% endmacro %}
