{#- Statements one after the other, in one call: for small tables a call costs more than what it
    does. Returns what the last one finds. -#}
{% macro run_together(statements) %}
    {{- return(adapter.dispatch('run_together', 'perfil')(statements)) -}}
{% endmacro %}

{% macro default__run_together(statements) %}
    {{ return(run_query(statements | join(';\n'))) }}
{% endmacro %}

{# Spark takes one statement a call. #}
{% macro spark__run_together(statements) %}
    {% set told = [] %}
    {% for statement in statements %}
        {% do told.append(run_query(statement)) %}
    {% endfor %}
    {{ return(told[-1]) }}
{% endmacro %}
