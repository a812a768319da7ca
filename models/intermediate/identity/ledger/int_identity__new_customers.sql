-- Customers with an id that was not there before, and whose their first known identifier was.
with

former as (
    select * from {{ ref('int_identity__former_customers') }}
),

former_ids as (
    select former.former_id
    from former
    where former.former_id is not null
    group by former.former_id
),

ranked as (
    select
        former.customer_id,
        former.former_id as origin_id,
        row_number() over (
            partition by former.customer_id
            order by
                case when former.former_id is null then 1 else 0 end,
                former.first_seen_at,
                former.identifier_key
        ) as origin_rank
    from former
    left join former_ids
        on former.customer_id = former_ids.former_id
    where
        former.customer_id is not null
        and former_ids.former_id is null
),

new_customers as (
    select
        ranked.customer_id,
        ranked.origin_id
    from ranked
    where ranked.origin_rank = 1
)

select * from new_customers
