{#- End a materialisation that worked in scratch tables: the model's table is made of the last one. -#}
{% macro publish_scratch_table(scratch, columns) %}
    {%- set made = perfil.publish_table('select ' ~ columns ~ ' from ' ~ scratch) -%}
    {%- do perfil.drop_scratch_tables([scratch]) -%}
    {{ return(made) }}
{% endmacro %}
