{#- A country as its two-letter code (ISO 3166-1); null for a name, which is never guessed at. -#}
{% macro iso_country(expression) -%}
    case
        when {{ perfil.regex_matches(expression, perfil.text_literal('^[A-Za-z]{2}$')) }}
            then upper({{ expression }})
    end
{%- endmacro %}
