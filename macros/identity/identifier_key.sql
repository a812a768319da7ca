{#- The key of an identifier: a hash of its type and its normalised value. -#}
{% macro identifier_key(identifier_type, identifier_value) -%}
    {{ dbt.hash(identifier_type ~ " || ':' || " ~ identifier_value) }}
{%- endmacro %}
