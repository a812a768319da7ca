-- On how few customers the revenue hangs. Only those who brought more than they took back count: a
-- share of a sum with negative parts is no share.
with

revenue as (
    select * from {{ ref('customer_revenue') }}
),

ranked as (
    select
        revenue.currency,
        revenue.net_revenue_amount,
        row_number() over (
            partition by revenue.currency
            order by
                revenue.net_revenue_amount desc,
                revenue.customer_id
        ) as place,
        count(*) over (partition by revenue.currency) as customer_count
    from revenue
    where
        revenue.customer_id is not null
        and revenue.net_revenue_amount > 0
),

summed as (
    select
        ranked.currency,
        count(*) as customer_count,
        sum(ranked.net_revenue_amount) as net_revenue_amount,
        -- the top one per cent of 150 customers are two: part of one counts as one
        {% for share in [1, 5, 20] -%}
        sum(
            case
                when (ranked.place - 1) * 100 < {{ share }} * ranked.customer_count
                    then ranked.net_revenue_amount
            end
        ) as top_{{ share }},
        {% endfor -%}
        sum(
            cast(ranked.net_revenue_amount as {{ type_double() }})
            * (ranked.customer_count + 1 - ranked.place)
        ) as weighted_amount
    from ranked
    group by ranked.currency
),

revenue_concentration as (
    select
        summed.currency,
        cast(summed.customer_count as {{ dbt.type_bigint() }}) as customer_count,
        cast(summed.net_revenue_amount as decimal(28, 4)) as net_revenue_amount
        {%- for share in [1, 5, 20] %},
        {{ share_of('summed.top_' ~ share, 'summed.net_revenue_amount') | indent(8) }}
            as top_{{ share }}_percent_share
        {%- endfor %},
        {{ rounded(
            '2 * summed.weighted_amount / (summed.customer_count * cast(summed.net_revenue_amount as '
            ~ type_double() ~ ')) - (summed.customer_count + 1) / cast(summed.customer_count as '
            ~ type_double() ~ ')', 'decimal(9, 6)'
        ) | indent(8) }} as gini
    from summed
)

select * from revenue_concentration
