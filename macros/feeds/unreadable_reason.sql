{#- Which columns of a row hold a text that is no value of their type, and what they are not; the
    empty text where all can be read, never null. -#}
{% macro unreadable_reason(texts, there) -%}
    {%- set what = {
        'boolean': 'true or false', 'bigint': 'a whole number', 'date': 'a date',
        'timestamp': 'a time'
    } -%}
    concat_ws(
        '; '
        {%- for name, data_type in texts.items() %}
        {%- set text = adapter.quote(there[name].name) -%},
        case
            when trim({{ text }}) != '' and {{ perfil.try_value(text, data_type) }} is null
                then '{{ name }} is not {{ what.get(data_type, 'a number') }}'
        end
        {%- endfor %}
    )
{%- endmacro %}
