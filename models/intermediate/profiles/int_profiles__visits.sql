-- How often each customer or visitor came. A table of its own, because visitors, which joins this
-- with what else is known of them, would have to hold all of it in memory at once.
with

sessions as (
    select * from {{ ref('customer_sessions') }}
),

visits as (
    select
        sessions.customer_id,
        cast(count(*) as {{ dbt.type_bigint() }}) as session_count
    from sessions
    group by sessions.customer_id
)

select * from visits
