{#- The share of the other ranked buyers who stand below, 0 to 1; null for who is not ranked. -#}
{% macro rfm_percentile(ranked, bought) -%}
    {%- set over_all = 'percent_rank() over (order by ' ~ ranked ~ ')' -%}
    {%- set among_buyers -%}
        case
            when {{ bought }}
                then percent_rank() over (partition by {{ bought }} order by {{ ranked }})
        end
    {%- endset -%}
    {{ perfil.rounded(
        among_buyers if perfil.rfm_ranks_who_bought() else over_all, 'decimal(9, 6)'
    ) }}
{%- endmacro %}
