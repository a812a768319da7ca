{#- In the model's table, put these new rows in the place of all rows whose key is in one of the
    `changed` tables, and end the materialisation. -#}
{% macro replace_rows(rows, key, changed) %}
    {{- return(adapter.dispatch('replace_rows', 'perfil')(rows, key, changed)) -}}
{% endmacro %}

{% macro default__replace_rows(rows, key, changed) %}
    {%- set names = adapter.get_columns_in_relation(this) | map(attribute='name') | list -%}
    {%- set columns = names | join(', ') -%}
    {% call statement('main') -%}
        delete from {{ this }} where {{ key }} in ({{ perfil.keys_sql(key, changed) }})
    {%- endcall %}
    {%- do run_query('insert into ' ~ this ~ ' (' ~ columns ~ ') select ' ~ columns ~ ' from ' ~ rows) -%}
    {{ return(perfil.finish_table()) }}
{% endmacro %}

{# Spark's Parquet tables know no delete: the table is written anew. #}
{% macro spark__replace_rows(rows, key, changed) %}
    {%- set names = adapter.get_columns_in_relation(this) | map(attribute='name') | list -%}
    {%- set columns = names | join(', ') -%}
    {%- set replaced -%}
        select {{ columns }} from {{ this }} as kept
        left anti join ({{ perfil.keys_sql(key, changed) }}) as changed
            on kept.{{ key }} = changed.{{ key }}
        union all
        select {{ columns }} from {{ rows }}
    {%- endset -%}
    {%- set scratch = perfil.create_scratch_table('replaced', replaced) -%}
    {{ return(perfil.publish_scratch_table(scratch, columns)) }}
{% endmacro %}
