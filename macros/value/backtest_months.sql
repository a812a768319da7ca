{#- As of how many past month ends customers are scored, as the var backtest_months has it. -#}
{% macro backtest_months() %}
    {%- set months = var('backtest_months') -%}
    {%- if months is not integer or months is boolean or not 0 <= months <= 1200 -%}
        {{ exceptions.raise_compiler_error(
            "The var backtest_months is '" ~ months ~ "'. It is a number of months from 0 to 1200."
        ) }}
    {%- endif -%}
    {{- return(months) -}}
{% endmacro %}
