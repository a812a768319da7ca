{#- In how many characters two texts in lower case differ: inserted, taken out, or another. -#}
{% macro levenshtein(one, other) %}
    {{- return(adapter.dispatch('levenshtein', 'perfil')(one, other)) -}}
{% endmacro %}

{% macro default__levenshtein(one, other) -%}
    levenshtein({{ one }}, {{ other }})
{%- endmacro %}

{# Postgres has none of its own: this one is made when likeness is asked for (provide_levenshtein). #}
{% macro postgres__levenshtein(one, other) -%}
    {%- if var('link_likeness') -%}
        {{ adapter.quote(target.schema) }}.perfil_levenshtein({{ one }}, {{ other }})
    {%- else -%}
        cast(null as integer)
    {%- endif -%}
{%- endmacro %}

{# DuckDB counts bytes, the others characters: so each character of more than one byte is written as
    one that a text in lower case does not have. #}
{% macro duckdb__levenshtein(one, other) -%}
    {%- set long = "regexp_replace(" ~ one ~ " || " ~ other ~ ", '[\\x00-\\x7f]', '', 'g')" -%}
    {%- set letters = "array_to_string(list_distinct(string_split(" ~ long ~ ", '')), '')" -%}
    {%- set unseen = '\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19' -%}
    {%- set spare = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' ~ unseen -%}
    case
        when strlen({{ one }} || {{ other }}) = length({{ one }} || {{ other }})
            then levenshtein({{ one }}, {{ other }})
        else levenshtein(
            translate({{ one }}, {{ letters }}, '{{ spare }}'),
            translate({{ other }}, {{ letters }}, '{{ spare }}')
        )
    end
{%- endmacro %}
