{#- An amount as a browser told it, whatever type a loader gave it; null where it is none or too large. -#}
{% macro told_amount(expression) -%}
    {{ perfil.try_amount('cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ ')') }}
{%- endmacro %}
