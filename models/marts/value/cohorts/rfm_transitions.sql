-- Who moved where from one month end to the next.
with

rfm_months as (
    select * from {{ ref('customer_rfm_months') }}
),

moved as (
    select
        rfm_months.month_end_date,
        rfm_months.previous_rfm_segment,
        rfm_months.rfm_segment,
        count(*) as customer_count
    from rfm_months
    where rfm_months.previous_rfm_segment is not null
    group by
        rfm_months.month_end_date,
        rfm_months.previous_rfm_segment,
        rfm_months.rfm_segment
),

rfm_transitions as (
    select
        moved.month_end_date,
        moved.previous_rfm_segment,
        moved.rfm_segment,
        cast(moved.customer_count as {{ dbt.type_bigint() }}) as customer_count,
        {{ share_of(
            'moved.customer_count',
            'sum(moved.customer_count) over ('
            ~ 'partition by moved.month_end_date, moved.previous_rfm_segment)'
        ) | indent(8) }} as customer_share
    from moved
)

select * from rfm_transitions
