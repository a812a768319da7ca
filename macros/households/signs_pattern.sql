{#- A pattern of one blank or sign of punctuation. -#}
{% macro signs_pattern() -%}
    {{- return('[\\[\\] \t\r\n.,;:!?/\\\\"(){}#&_+*’‘`´\'–-]') -}}
{%- endmacro %}
