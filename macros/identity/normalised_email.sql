{#- An e-mail address as it is compared: trimmed, lower case; null when it cannot be one. -#}
{% macro normalised_email(expression) -%}
    case
        when {{ perfil.regex_matches(
            'lower(trim(' ~ expression ~ '))',
            perfil.text_literal('^[^@ ]+@[^@ ]+[.][^@ .]+$')
        ) }}
            then lower(trim({{ expression }}))
    end
{%- endmacro %}
