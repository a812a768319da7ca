{#- What stands at a path of a JSON text, as text; null where nothing does, or it is no JSON. A path
    is $, then .name, ["any name"] or [number] as often as need be. -#}
{% macro json_text(expression, path) %}
    {{- return(adapter.dispatch('json_text', 'perfil')(expression, perfil.json_path_steps(path))) -}}
{% endmacro %}

{% macro default__json_text(expression, steps) -%}
    {%- set path = namespace(text='$') -%}
    {%- for step in steps -%}
        {%- set path.text = path.text ~ ('[' ~ step ~ ']' if step is number else '."' ~ step ~ '"') -%}
    {%- endfor -%}
    json_extract_string(try_cast({{ expression }} as json), {{ perfil.text_literal(path.text) }})
{%- endmacro %}

{# Postgres has to be asked before it casts, and gives up on \u0000 when it takes a value out. #}
{% macro postgres__json_text(expression, steps) -%}
    {%- set path = [] -%}
    {%- for step in steps -%}{%- do path.append(perfil.text_literal(step | string)) -%}{%- endfor -%}
    case
        when {{ expression }} is json and position('\u0000' in {{ expression }}) = 0
            then cast({{ expression }} as json) #>> cast(array[{{ path | join(', ') }}] as text[])
    end
{%- endmacro %}

{% macro spark__json_text(expression, steps) -%}
    {%- set path = namespace(text='$') -%}
    {%- for step in steps -%}
        {%- set path.text = path.text ~ '[' ~ (step if step is number else "'" ~ step ~ "'") ~ ']' -%}
    {%- endfor -%}
    get_json_object({{ expression }}, {{ perfil.text_literal(path.text) }})
{%- endmacro %}
