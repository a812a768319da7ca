{#- A customer's purchases as one would say it: '4 orders, about every 20 days, last 61 days ago'. -#}
{% macro purchases_in_words() -%}
    {%- set since = 'statistics.days_since_last_purchase' -%}
    {%- set double = perfil.type_double() -%}
    {%- set every = (
        'cast(floor(cast(statistics.first_to_last_purchase_days as ' ~ double
        ~ ') / nullif(statistics.repeat_count, 0) + 0.5) as ' ~ dbt.type_bigint() ~ ')'
    ) -%}
    case
        when statistics.order_count = 1 then '1 order, '
        when statistics.repeat_count = 0
            then cast(statistics.order_count as {{ dbt.type_string() }}) || ' orders on one day, '
        when {{ every }} = 1
            then
                cast(statistics.order_count as {{ dbt.type_string() }})
                || ' orders, about every day, last '
        else
            cast(statistics.order_count as {{ dbt.type_string() }}) || ' orders, about every '
            || cast({{ every }} as {{ dbt.type_string() }}) || ' days, last '
    end
    || case
        when {{ since }} = 0 then 'today'
        when {{ since }} = 1 then 'yesterday'
        else cast({{ since }} as {{ dbt.type_string() }}) || ' days ago'
    end
{%- endmacro %}
