{#- A day after this run began: a time later than that is a mistake, whatever as_of() says. -#}
{% macro tomorrow() -%}
    {%- set moment = run_started_at + modules.datetime.timedelta(days=1) -%}
    cast('{{ moment.strftime('%Y-%m-%d %H:%M:%S') }}' as {{ dbt.type_timestamp() }})
{%- endmacro %}
