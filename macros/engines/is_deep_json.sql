{#- Whether a JSON text is nested so deeply that it would end a Postgres session or Spark's parser:
    more than 100 brackets are still open once the ten innermost levels are taken out. -#}
{% macro is_deep_json(expression) -%}
    {%- set peeled = namespace(sql=perfil.json_without_texts(expression)) -%}
    {%- for level in range(10) -%}
        {%- set innermost = '[\\[{][^\\]\\[{}]*[\\]}]' -%}
        {%- set peeled.sql = perfil.regex_replace(peeled.sql, innermost) -%}
    {%- endfor -%}
    case
        when {{ perfil._bracket_count(expression) }} > 100
            then {{ perfil._bracket_count(peeled.sql) }} > 100
        else false
    end
{%- endmacro %}

{% macro _bracket_count(expression) -%}
    length({{ expression }}) - length(translate({{ expression }}, '{[', ''))
{%- endmacro %}
