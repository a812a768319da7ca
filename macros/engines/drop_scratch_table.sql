{#- Drop what create_scratch_table returned. -#}
{% macro drop_scratch_table(name) %}
    {% do run_query('drop table if exists ' ~ name) %}
{% endmacro %}
