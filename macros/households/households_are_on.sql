{#- Whether households are wanted, as a condition in SQL: where they are not, nothing is read. -#}
{% macro households_are_on() -%}
    {%- set wanted = var('households') -%}
    {%- if wanted is not boolean -%}
        {{ exceptions.raise_compiler_error(
            "The var households is '" ~ wanted ~ "'. It is true or false."
        ) }}
    {%- endif -%}
    {{ '1 = 1' if wanted else '1 = 0' }}
{%- endmacro %}
