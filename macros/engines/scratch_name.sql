{#- What a scratch table is called where it is read. -#}
{% macro scratch_name(name) %}
    {{- return(adapter.dispatch('scratch_name', 'perfil')(name)) -}}
{% endmacro %}

{% macro default__scratch_name(name) %}
    {{ return(name) }}
{% endmacro %}

{# A written table, see scratch_statements. Its name holds the model's, because models that run side by
   side share the schema. #}
{% macro spark__scratch_name(name) %}
    {% set run_name = invocation_id | replace('-', '') %}
    {{ return(this.schema ~ '.' ~ this.identifier ~ '_' ~ name ~ '_' ~ run_name) }}
{% endmacro %}
