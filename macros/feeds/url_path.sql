{#- The path of a web address: without scheme, host, query and fragment. -#}
{% macro url_path(expression) -%}
    {%- set without_host = perfil.regex_replace(expression, '^[a-zA-Z]+://[^/?#]*', '') -%}
    {%- set path = perfil.regex_replace(without_host, '[?#].*$', '') -%}
    case when {{ path }} = '' and {{ expression }} != '' then '/' else {{ path }} end
{%- endmacro %}
