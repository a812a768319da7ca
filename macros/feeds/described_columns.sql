{#- What to select so that a source's table has every column of its yml, under its name and of its
    type: null where it is not there, read from text where it is text. -#}
{% macro described_columns(described, there, texts) %}
    {%- set selected = [] -%}
    {%- for name, column in there.items() -%}
        {%- set landed = adapter.quote(column.name) -%}
        {%- if name in texts -%}
            {%- do selected.append(
                perfil.try_value(landed, texts[name]) ~ ' as ' ~ adapter.quote(name)
            ) -%}
        {%- elif name in described.columns -%}
            {%- do selected.append(landed ~ ' as ' ~ adapter.quote(name)) -%}
        {%- else -%}
            {%- do selected.append(landed) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for name, column in described.columns.items() if name not in there -%}
        {%- set data_type = {'string': dbt.type_string(), 'timestamp': dbt.type_timestamp()}.get(
            column.data_type, column.data_type
        ) -%}
        {%- do selected.append('cast(null as ' ~ data_type ~ ') as ' ~ adapter.quote(name)) -%}
    {%- endfor -%}
    {{- return(selected | join(', ')) -}}
{% endmacro %}
