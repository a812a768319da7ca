{#- Columns of a relation, each under its own name, as json_object takes them. -#}
{% macro by_name(relation, names) %}
    {%- set fields = {} -%}
    {%- for name in names -%}
        {%- do fields.update({name: relation ~ '.' ~ name}) -%}
    {%- endfor -%}
    {{- return(fields) -}}
{% endmacro %}
