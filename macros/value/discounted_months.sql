{#- Twelve months, from now to the end of each in weeks, with what an order within them counts: how
    much less it would be worth a month later. Summed, each order is worth what its month is. -#}
{% macro discounted_months() %}
    {%- set rate = var('discount_rate_per_year') -%}
    {%- if rate is not number or rate is boolean or rate < 0 -%}
        {{ exceptions.raise_compiler_error(
            "The var discount_rate_per_year is '" ~ rate ~ "'. It is a share such as 0.1, or 0."
        ) }}
    {%- endif -%}
    {%- set factors = {} -%}
    {%- for month in range(1, 13) -%}
        {%- set later = 0 if month == 12 else (1 + rate) ** (-(month + 1) / 12) -%}
        {%- do factors.update({month * 365.25 / 84: (1 + rate) ** (-month / 12) - later}) -%}
    {%- endfor -%}
    {{- return(factors) -}}
{% endmacro %}
