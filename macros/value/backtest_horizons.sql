{#- Over how many days forecasts are judged, as the var backtest_horizons has them: a list. -#}
{% macro backtest_horizons() %}
    {%- set days = var('backtest_horizons') -%}
    {%- if days is string or days is not iterable or not days -%}
        {{ perfil.no_backtest_horizons(days) }}
    {%- endif -%}
    {%- for one in days if one is not integer or one is boolean or not 0 < one <= 3650 -%}
        {{ perfil.no_backtest_horizons(days) }}
    {%- endfor -%}
    {{- return(days | unique | sort) -}}
{% endmacro %}

{% macro no_backtest_horizons(days) %}
    {{ exceptions.raise_compiler_error(
        "The var backtest_horizons is '" ~ days ~ "'. It is a list of days, from 1 to 3650, such as "
        ~ "[90, 365]."
    ) }}
{% endmacro %}
