{#- Keep this model's table from run to run. Its query gives the rows of this run's scope; they take
    the place of all rows whose `key` is in one of the models `changed`. Where this run is whole
    (int_identity__run), the query gives all rows, and the table is made of them. -#}
{% macro keep_rows(key, changed) %}
    {%- if model.resource_type != 'unit_test' -%} {#- which knows no more than it is given -#}
        {%- for name in ['int_identity__run'] + changed -%}{%- do ref(name) -%}{%- endfor -%}
    {%- endif -%}
    {{- config(materialized='kept_rows', meta={'key': key, 'changed': changed}) -}}
{% endmacro %}
