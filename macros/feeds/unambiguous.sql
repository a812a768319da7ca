{#- A value written so that values one after the other can be told apart; null is unlike ''. -#}
{% macro unambiguous(expression) -%}
    {%- set text = 'cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    coalesce(cast(length({{ text }}) as {{ dbt.type_string() }}) || ':' || {{ text }}, '-')
{%- endmacro %}
