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

{# DuckDB and Spark give 1.10 as 1.1 and 1e3 as 1000.0; a number in quotes is given as it stands.
    The marks are characters that no JSON holds: a text gets two behind it, a number one on each
    side. `text` is the pattern of a text: Java gives up on long ones unless it is possessive. #}
{% macro _with_numbers_as_texts(expression, text='"(?:[^"\\\\]|\\\\.)*"') -%}
    {%- set mark, pattern = '\x01', '(' ~ text ~ ')|(-?[0-9][0-9.eE+-]*)' -%}
    {%- set marked = perfil.regex_replace(expression, pattern, '\\1' ~ mark ~ '\\2' ~ mark) -%}
    replace(replace({{ marked }}, '{{ mark ~ mark }}', ''), '{{ mark }}', '"')
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
    {%- set place = perfil.text_literal(path.text) -%}
    {%- set found = 'get_json_object(' ~ expression ~ ', ' ~ place ~ ')' -%}
    {%- set is_double = '^-?[0-9]+[.][0-9]+(E-?[0-9]+)?$|^"-?Infinity"$' -%}
    case
        when {{ perfil.regex_matches(found, perfil.text_literal(is_double)) }}
            then get_json_object({{ perfil._with_numbers_as_texts(
                expression, '"[^"\\\\]*+(?:\\\\.[^"\\\\]*+)*+"'
            ) }}, {{ place }})
        else {{ found }}
    end
{%- endmacro %}
