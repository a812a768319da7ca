{#- An e-mail address as it is compared: trimmed, lower case; null when it cannot be one. -#}
{% macro normalised_email(expression) -%}
    {%- set plain = perfil.lower_case(perfil.trimmed(expression)) -%}
    {%- set address = '^[^@ \t\n\r]+@[^@ \t\n\r]+[.][^@ .\t\n\r]+$' -%}
    case
        when {{ perfil.regex_matches(plain, perfil.text_literal(address)) }} then {{ plain }}
    end
{%- endmacro %}
