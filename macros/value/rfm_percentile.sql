{#- The share of the other ranked buyers who stand below, 0 to 1; null for who is not ranked. -#}
{% macro rfm_percentile(ranked, bought) -%}
    {%- if perfil.rfm_ranks_who_bought() -%}
        case
            when {{ bought }}
                then cast(percent_rank() over (partition by {{ bought }} order by {{ ranked }}) as decimal(9, 6))
        end
    {%- else -%}
        cast(percent_rank() over (order by {{ ranked }}) as decimal(9, 6))
    {%- endif -%}
{%- endmacro %}
