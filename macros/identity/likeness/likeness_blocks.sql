{#- The var link_blocking: lists of fields in which a pair must agree to be compared at all. -#}
{% macro likeness_blocks() %}
    {%- set known = perfil.likeness_comparisons() | map(attribute='name') | list + ['names'] -%}
    {%- set blocks = var('link_blocking') -%}
    {%- for fields in blocks -%}
        {%- if fields is string or fields is not sequence or fields | length == 0 -%}
            {{ exceptions.raise_compiler_error(
                "The var link_blocking has '" ~ fields ~ "'. It is a list of lists of fields, such "
                ~ 'as [[birth_date], [surname, city]].'
            ) }}
        {%- endif -%}
        {%- for field in fields if field not in known -%}
            {{ exceptions.raise_compiler_error(
                "The var link_blocking has the field '" ~ field ~ "'. The fields are: "
                ~ known | join(', ') ~ '.'
            ) }}
        {%- endfor -%}
    {%- endfor -%}
    {{- return(blocks) -}}
{% endmacro %}
