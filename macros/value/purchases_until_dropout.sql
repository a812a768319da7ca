{#- How many purchases a customer who leaves with probability `dropout` after each will make, over all
    rates they may have: (1 - (1 + p·τ)^-A) / p, or A·τ where they never leave (none). τ is time in
    units of waited_weeks: `weeks` maps each stretch to what purchases within it count. -#}
{% macro purchases_until_dropout(dropout, weeks) -%}
    {%- set terms = [] -%}
    {%- for week, factor in weeks.items() -%}
        {%- if dropout is none -%}
            {%- do terms.append(factor ~ ' * rate_shape * ' ~ week ~ ' / waited_weeks') -%}
        {%- else -%}
            {%- do terms.append(
                factor ~ ' * (1 - exp(greatest(-600, -rate_shape * ln(1 + ' ~ dropout ~ ' * '
                ~ week ~ ' / waited_weeks)))) / ' ~ dropout
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    ({{ terms | join(' + ') }})
{%- endmacro %}
