{#- Drop what create_scratch_table returned. -#}
{% macro drop_scratch_tables(tables) %}
    {%- do perfil.run_together(perfil.drop_statements(tables)) if tables -%}
{% endmacro %}
