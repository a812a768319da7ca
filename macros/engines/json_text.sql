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
    {%- set place = perfil.text_literal(path.text) -%}
    {%- set document = 'try_cast(' ~ expression ~ ' as json)' -%}
    case
        when json_type({{ document }}, {{ place }}) = 'DOUBLE'
            then json_extract_string({{ perfil._with_numbers_as_texts(expression) }}, {{ place }})
        else json_extract_string({{ document }}, {{ place }})
    end
{%- endmacro %}

{# DuckDB gives 1.10 as 1.1 and 1e3 as 1000.0. A number in quotes is given as it stands. The marks
    are characters that no JSON holds: a text gets two behind it, a number one on each side. #}
{% macro _with_numbers_as_texts(expression) -%}
    replace(replace(regexp_replace(
        {{ expression }},
        '("(?:[^"\\]|\\.)*")|(-?[0-9][0-9.eE+-]*)',
        '\1' || chr(1) || '\2' || chr(1),
        'g'
    ), chr(1) || chr(1), ''), chr(1), '"')
{%- endmacro %}

{# Postgres has to be asked before it casts, and gives up on what is nested too deeply, and on
    \u0000 and half characters when it takes a value out. #}
{% macro postgres__json_text(expression, steps) -%}
    {%- set path = [] -%}
    {%- for step in steps -%}{%- do path.append(perfil.text_literal(step | string)) -%}{%- endfor -%}
    case
        when {{ perfil.is_deep_json(expression) | indent(8) }} then null
        when position('\u0000' in {{ expression }}) > 0 then null
        when {{ expression }} is json and {{ perfil._has_no_half(expression) | indent(8) }}
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
