{#- Build this model after others that it does not read. A unit test knows no more than it is given. -#}
{% macro built_after(names) %}
    {%- if model.resource_type != 'unit_test' -%}
        {%- for name in names -%}{%- do ref(name) -%}{%- endfor -%}
    {%- endif -%}
{% endmacro %}
