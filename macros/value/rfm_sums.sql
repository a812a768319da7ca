{#- Of days of customer_revenue_days, or of those among them that fulfil a condition: the days on which
    something was bought, and orders and net revenue in the reporting currency. -#}
{% macro rfm_sums(days, condition='1 = 1') -%}
    {%- set reporting = days ~ ".currency = '" ~ var('reporting_currency') ~ "'" -%}
    count(distinct case
        when {{ days }}.purchase_count > 0 and {{ condition }} then {{ days }}.revenue_date
    end) as purchase_day_count,
    sum(
        case when {{ reporting }} and {{ condition }} then {{ days }}.purchase_count else 0 end
    ) as reporting_order_count,
    sum(
        case when {{ reporting }} and {{ condition }} then {{ days }}.net_revenue_amount else 0 end
    ) as net_revenue_amount
{%- endmacro %}
