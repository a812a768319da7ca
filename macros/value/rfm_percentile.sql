{#- The share of the other ranked buyers who stand below, 0 to 1; null for who is not ranked. -#}
{% macro rfm_percentile(ranked, bought) -%}
    cast(
        {%- if perfil.rfm_ranks_who_bought() %}
        case
            when {{ bought }}
                then percent_rank() over (partition by {{ bought }} order by {{ ranked }})
        end
        {%- else %}
        percent_rank() over (order by {{ ranked }})
        {%- endif %}
        as decimal(9, 6)
    )
{%- endmacro %}
