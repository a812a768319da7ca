{#- A date text whose parts stand in a given order, as ISO 8601 has it. -#}
{% macro iso_date_text(expression, order) -%}
    {%- set day_first = '^([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})' -%}
    {%- set rearranged = {'iso': none, 'dmy': '\\3-0\\2-0\\1', 'mdy': '\\3-0\\1-0\\2'} -%}
    {%- if order not in rearranged -%}
        {{ exceptions.raise_compiler_error(
            "flat_orders_date_format is iso, dmy or mdy, not '" ~ order ~ "'."
        ) }}
    {%- endif -%}
    {%- set text = namespace(sql=expression) -%}
    {%- if rearranged[order] -%}
        {%- set text.sql = perfil.regex_replace(text.sql, day_first, rearranged[order]) -%}
        {%- set padded = '^([0-9]{4})-0?([0-9]{2})-0?([0-9]{2})' -%}
        {%- set text.sql = perfil.regex_replace(text.sql, padded, '\\1-\\2-\\3') -%}
    {%- endif -%}
    {#- spreadsheets write 8:26 for 08:26 -#}
    {{- perfil.regex_replace(text.sql, '[ T]([0-9]):', ' 0\\1:') -}}
{%- endmacro %}
