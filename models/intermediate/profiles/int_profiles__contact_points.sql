-- The login, card, e-mail address and telephone number of each customer that were seen last.
with

identifiers as (
    select * from {{ ref('customer_identifiers') }}
),

ranked as (
    select
        identifiers.customer_id,
        identifiers.identifier_type,
        identifiers.identifier_value,
        row_number() over (
            partition by identifiers.customer_id, identifiers.identifier_type
            order by
                identifiers.last_seen_at desc,
                identifiers.first_seen_at desc,
                {{ dbt.hash('identifiers.identifier_value') }}
        ) as newness_rank
    from identifiers
),

contact_points as (
    select
        ranked.customer_id,
        -- one value of each type is left: the newest
        max(case when ranked.identifier_type = 'user_id' then ranked.identifier_value end)
            as user_id,
        max(case when ranked.identifier_type = 'loyalty_id' then ranked.identifier_value end)
            as loyalty_id,
        max(case when ranked.identifier_type = 'email' then ranked.identifier_value end) as email,
        max(case when ranked.identifier_type = 'phone' then ranked.identifier_value end) as phone
    from ranked
    where ranked.newness_rank = 1
    group by ranked.customer_id
)

select * from contact_points
