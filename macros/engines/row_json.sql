{#- A whole row of a relation as a JSON object, as text, however many columns it has (Postgres'
    json_build_object takes fifty); nulls are kept as null. -#}
{% macro row_json(relation) %}
    {{- return(adapter.dispatch('row_json', 'perfil')(relation)) -}}
{% endmacro %}

{% macro default__row_json(relation) -%}
    cast(to_json({{ relation }}) as {{ dbt.type_string() }})
{%- endmacro %}

{% macro spark__row_json(relation) -%}
    to_json(struct({{ relation }}.*), map('ignoreNullFields', 'false'))
{%- endmacro %}
