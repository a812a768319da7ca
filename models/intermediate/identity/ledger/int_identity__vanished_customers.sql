-- Customers that are no more, and who they are now: whose the identifier that gave them their id
-- is, or, where that is gone, the first seen of theirs that is left.
with

former as (
    select * from {{ ref('int_identity__former_customers') }}
),

current_ids as (
    select former.customer_id
    from former
    where former.customer_id is not null
    group by former.customer_id
),

ranked as (
    select
        former.former_id,
        former.customer_id,
        row_number() over (
            partition by former.former_id
            order by
                case when former.customer_id is null then 1 else 0 end,
                case when former.identifier_key = former.former_id then 0 else 1 end,
                former.first_seen_at,
                former.identifier_key
        ) as heir_rank
    from former
    left join current_ids
        on former.former_id = current_ids.customer_id
    where
        former.former_id is not null
        and current_ids.customer_id is null
),

vanished as (
    select
        ranked.former_id,
        ranked.customer_id as heir_id
    from ranked
    where ranked.heir_rank = 1
)

select * from vanished
