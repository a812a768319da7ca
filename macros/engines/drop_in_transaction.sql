{#- Drop a table within the transaction in which it is made anew: if that fails, it is still there. -#}
{% macro drop_in_transaction(relation) %}
    {{- return(adapter.dispatch('drop_in_transaction', 'perfil')(relation)) -}}
{% endmacro %}

{% macro default__drop_in_transaction(relation) %}
    {% call statement('drop_old') -%}
        drop {{ relation.type }} if exists {{ relation }} cascade
    {%- endcall %}
{% endmacro %}

{# Spark has no transactions. #}
{% macro spark__drop_in_transaction(relation) %}
    {% do adapter.drop_relation(relation) %}
{% endmacro %}
