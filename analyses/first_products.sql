-- Which products, bought first, lead to a second order?
with

traits as (
    select * from {{ ref('customer_traits') }}
    where first_product_name is not null
),

by_product as (
    select
        traits.first_product_name,
        count(*) as customer_count,
        {{ share_of('count(case when traits.is_repeat_buyer then 1 end)', 'count(*)') }}
            as repeat_share,
        {{ rounded('avg(traits.days_to_second_order)', 'decimal(18, 1)') }}
            as mean_days_to_second_order
    from traits
    group by traits.first_product_name
    having count(*) >= 5
)

select * from by_product
order by
    repeat_share desc,
    customer_count desc
