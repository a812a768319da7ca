{#- Which share of all customers the global control group is, as the var says. -#}
{% macro global_control_share() %}
    {%- set share = var('global_control_share') -%}
    {%- if share is not number or share < 0 or share > 1 -%}
        {{ exceptions.raise_compiler_error(
            "The var global_control_share is '" ~ share ~ "'. Write a number from 0 to 1: 0.05 is "
            ~ "five of a hundred customers."
        ) }}
    {%- endif -%}
    {{- return(share) -}}
{% endmacro %}
