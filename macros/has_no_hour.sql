{#- Whether a moment is but a day: some sources tell no hour, which is midnight then. -#}
{% macro has_no_hour(moment) -%}
    ({{ moment }} = cast(cast({{ moment }} as date) as {{ dbt.type_timestamp() }}))
{%- endmacro %}
