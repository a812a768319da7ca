{#- In which stretch of so many days, counted from 1970, a moment falls; 0 where there is no end. -#}
{% macro identity_window(moment, window_days) -%}
    case
        when {{ window_days }} is null then 0
        else cast(floor(
            {{ days_between("cast('1970-01-01' as date)", 'cast(' ~ moment ~ ' as date)') }}
            / cast({{ window_days }} as decimal(9, 0))
        ) as {{ dbt.type_bigint() }})
    end
{%- endmacro %}
