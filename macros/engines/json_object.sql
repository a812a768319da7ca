{#- A JSON object, as text, of named expressions; nulls are kept as null. -#}
{% macro json_object(fields) %}
    {{- return(adapter.dispatch('json_object', 'perfil')(fields)) -}}
{% endmacro %}

{% macro default__json_object(fields) -%}
    cast(json_object({{ perfil._name_and_expression(fields) }}) as {{ dbt.type_string() }})
{%- endmacro %}

{% macro postgres__json_object(fields) -%}
    cast(json_build_object({{ perfil._name_and_expression(fields) }}) as {{ dbt.type_string() }})
{%- endmacro %}

{% macro spark__json_object(fields) -%}
    to_json(
        named_struct({{ perfil._name_and_expression(fields) }}),
        map('ignoreNullFields', 'false')
    )
{%- endmacro %}

{% macro _name_and_expression(fields) -%}
    {% for name, expression in fields.items() -%}
        {{ perfil.text_literal(name) }}, {{ expression }}{{ ', ' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
