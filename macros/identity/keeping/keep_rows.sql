{#- Keep this model's table from run to run. Its query gives the rows of this run's scope; they take
    the place of all rows whose `key` is in one of the models `changed`. Where this run is whole
    (int_identity__run), the query gives all rows, and the table is made of them. -#}
{% macro keep_rows(key, changed) %}
    {%- do perfil.built_after(['int_identity__run', 'int_identity__begun'] + changed) -%}
    {{- config(materialized='kept_rows', meta={'key': key, 'changed': changed}) -}}
{% endmacro %}
