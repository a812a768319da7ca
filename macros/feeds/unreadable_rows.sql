{#- The rows of a table of text_tables() that source_table leaves out, each with its reason and as it
    came. -#}
{% macro unreadable_rows(table) -%}
    {%- set described = table.described -%}
    {%- set columns = [] -%}
    {%- for column in table.there.values() -%}{%- do columns.append(adapter.quote(column.name)) -%}{%- endfor -%}
    select
        '{{ described.source_name }}' as source,
        '{{ described.name }}' as table_name,
        {{ perfil.unreadable_reason(table.texts, table.there) | indent(8) }} as reason,
        {{ perfil.row_fingerprint(columns) | indent(8) }} as record_hash,
        {{ perfil.row_json('landed') }} as raw_record
    from {{ source(described.source_name, described.name) }} as landed
    where {{ perfil.unreadable_reason(table.texts, table.there) | indent(8) }} != ''
{%- endmacro %}
