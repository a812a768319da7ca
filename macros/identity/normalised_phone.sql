{#- A telephone number in E.164. One without its country code needs the calling code and the
    trunk prefix of the record's country; without these it is null, never guessed. -#}
{% macro normalised_phone(expression, calling_code, trunk_prefix) -%}
    {%- set plain = perfil.regex_replace(expression, '[^0-9+]', '') -%}
    {%- set is_e164 = perfil.text_literal('^[+][1-9][0-9]{7,14}$') -%}
    {%- set international = perfil.regex_replace(plain, '^00', '+') -%}
    {%- set national = "'+' || " ~ calling_code ~ " || case when " ~ plain ~ " like "
        ~ trunk_prefix ~ " || '%' then substr(" ~ plain ~ ", length(" ~ trunk_prefix ~ ") + 1) else "
        ~ plain ~ " end" -%}
    case
        when {{ perfil.regex_matches(international, is_e164) }} then {{ international }}
        when {{ expression }} not like '%+%' and {{ perfil.regex_matches(national, is_e164) }}
            then {{ national }}
    end
{%- endmacro %}
