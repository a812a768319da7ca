-- Do a fifth of our customers bring four fifths of the money?
with

concentration as (
    select * from {{ ref('revenue_concentration') }}
),

shares as (
    select
        concentration.currency,
        concentration.customer_count,
        concentration.top_1_percent_share,
        concentration.top_5_percent_share,
        concentration.top_20_percent_share,
        concentration.top_20_percent_share >= 0.8 as is_eighty_twenty
    from concentration
)

select * from shares
order by currency
