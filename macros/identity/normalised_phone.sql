{#- A telephone number in E.164. One without its country code is written as it is dialled at home,
    with the trunk prefix of the record's country where that has one; else it is null, never
    guessed. North America's trunk prefix, 1, is its calling code too and mostly left out; ten digits
    follow it, and without its area code a number is none. A trunk zero in brackets, +44 (0)20, is
    not dialled from abroad; what is followed by letters, as an extension is, is not one person's
    number. Where nothing is dialled before it at home, one of more digits than numbers have there has
    its country code already, and nobody knows of which country. -#}
{% macro normalised_phone(expression, calling_code, trunk_prefix, max_digits) -%}
    {%- set abroad = perfil.regex_replace(
        expression, '^([^0-9+]*([+]|00)[0-9 ]*)[(]0[)]', '\\1'
    ) -%}
    {%- set plain = perfil.regex_replace(abroad, '[^0-9+]', '') -%}
    {%- set is_more = perfil.text_literal('[0-9].*[A-Za-z#;]') -%}
    {%- set is_e164 = perfil.text_literal('^[+](1[2-9][0-9]{9}|[2-9][0-9]{7,14})$') -%}
    {%- set international = perfil.regex_replace(plain, '^00', '+') -%}
    {%- set national -%}
        case
            when {{ plain }} like {{ trunk_prefix }} || '%'
                then '+' || {{ calling_code }} || substr({{ plain }}, length({{ trunk_prefix }}) + 1)
            when length({{ plain }}) > {{ max_digits }} then null
            when {{ trunk_prefix }} is null or {{ trunk_prefix }} = {{ calling_code }}
                then '+' || {{ calling_code }} || {{ plain }}
        end
    {%- endset -%}
    case
        when {{ perfil.regex_matches(expression, is_more) }} then null
        when {{ perfil.regex_matches(international, is_e164) }} then {{ international }}
        when {{ expression }} not like '%+%' and {{ perfil.regex_matches(national, is_e164) }}
            then {{ national }}
    end
{%- endmacro %}
