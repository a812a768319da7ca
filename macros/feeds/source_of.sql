{#- The source in a staging model's name: stg_shopify__orders is of shopify. -#}
{% macro source_of(model_name) %}
    {{- return(model_name.split('__')[0] | replace('stg_', '')) -}}
{% endmacro %}
