{#- Whether a text is a JSON object that every engine can take apart: one with a NUL character
    (\u0000) is none, because Postgres cannot hold its value. -#}
{% macro is_json_object(expression) -%}
    (
        coalesce({{ adapter.dispatch('is_json_object', 'perfil')(expression) }}, false)
        and position({{ perfil.text_literal('\\u0000') }} in {{ expression }}) = 0
    )
{%- endmacro %}

{% macro default__is_json_object(expression) -%}
    json_type(try_cast({{ expression }} as json)) = 'OBJECT'
{%- endmacro %}

{% macro postgres__is_json_object(expression) -%}
    {{ expression }} is json object
{%- endmacro %}

{# What parses and begins with a brace is an object. #}
{% macro spark__is_json_object(expression) -%}
    try_parse_json({{ expression }}) is not null and substr(ltrim({{ expression }}), 1, 1) = '{'
{%- endmacro %}
