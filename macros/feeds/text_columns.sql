{#- The columns that a source's yml gives another type than text and that are text in the warehouse,
    as `perfil load` lands them, each with its type. What only says how fresh a table is, no model
    reads. -#}
{% macro text_columns(described, there) %}
    {%- set found = {} -%}
    {%- for name, column in described.columns.items() if name in there -%}
        {%- set landed_as = there[name].dtype.lower().split('(')[0] -%}
        {%- if column.data_type not in [none, '', 'string']
            and name != described.loaded_at_field
            and landed_as in ['text', 'varchar', 'character varying', 'string'] -%}
            {%- do found.update({name: column.data_type}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{- return(found) -}}
{% endmacro %}
