{#- The steps of a JSON path, names and numbers: $.items[0].sku is ['items', 0, 'sku']. -#}
{% macro json_path_steps(path) %}
    {%- set step = '[.]([A-Za-z0-9_-]+)|\\["([^"\'*\\\\]+)"\\]|\\[([0-9]+)\\]' -%}
    {%- if not modules.re.match('^[$](' ~ step ~ ')+$', path | string) -%}
        {{ exceptions.raise_compiler_error(
            "'" ~ path ~ "' is not a path into JSON. Begin with $, then name what is inside: "
            ~ '$.time, $.items[0].sku, $["two words"].'
        ) }}
    {%- endif -%}
    {%- set steps = [] -%}
    {%- for name, quoted_name, number in modules.re.findall(step, path) -%}
        {%- do steps.append(number | int if number else name or quoted_name) -%}
    {%- endfor -%}
    {{- return(steps) -}}
{% endmacro %}
