{#- Whether a text is a JSON object that every engine takes apart, and alike: with no name twice in
    an object, no half character, no NUL (\u0000, which Postgres cannot hold), not nested without
    end. -#}
{% macro is_json_object(expression) -%}
    case
        when {{ perfil.is_deep_json(expression) | indent(8) }} then false
        when position({{ perfil.text_literal('\\u0000') }} in {{ expression }}) > 0 then false
        else coalesce({{ adapter.dispatch('is_json_object', 'perfil')(expression) }}, false)
    end
{%- endmacro %}

{# DuckDB lets NaN, Infinity and a comma at the end pass, which are no JSON: they are looked for
    outside texts. Of a name that is there twice it would take the first, the others the last. #}
{% macro default__is_json_object(expression) -%}
    {%- set no_json = "'(?i)[:,\\[]\\s*-?(nan|inf)|,\\s*[\\]}]'" -%}
    {%- set document = 'try_cast(' ~ expression ~ ' as json)' -%}
    json_type({{ document }}) = 'OBJECT'
    and case
        when regexp_matches({{ expression }}, {{ no_json }})
            then not regexp_matches(
                {{ perfil.json_without_texts(expression) }}, {{ no_json }}
            )
        else true
    end
    and len(list_filter(
        list_prepend({{ document }}, json_extract({{ document }}, '$..*')),
        lambda part: len(json_keys(part)) != len(list_distinct(json_keys(part)))
    )) = 0
{%- endmacro %}

{% macro postgres__is_json_object(expression) -%}
    {{ expression }} is json object with unique keys and {{ perfil._has_no_half(expression) }}
{%- endmacro %}

{# Half of a surrogate pair passes as json and ends the query when it is taken out; jsonb tells. #}
{% macro _has_no_half(expression) -%}
    case
        when {{ expression }} ~ '\\u[dD][89a-fA-F]' then pg_input_is_valid({{ expression }}, 'jsonb')
        else true
    end
{%- endmacro %}

{# What parses and begins with a brace is an object. Spark reads no further than the first value's
    end: nothing else stands there if the text is one value both in an array and in an object. #}
{% macro spark__is_json_object(expression) -%}
    try_parse_json('[' || {{ expression }} || ']') is not null
    and try_parse_json('{"one":' || {{ expression }} || '}') is not null
    and {{ perfil.regex_matches(expression, perfil.text_literal('^[ \t\n\r]*[{]')) }}
{%- endmacro %}
