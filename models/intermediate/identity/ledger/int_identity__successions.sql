-- What becomes of customers in this run: minted, split_from, renamed, merged_into or retired. Made
-- before anything is published, so that a build that would merge too many people stops here.
with

vanished as (
    select * from {{ ref('int_identity__vanished_customers') }}
),

new_customers as (
    select * from {{ ref('int_identity__new_customers') }}
),

links as (
    select * from {{ ref('int_identity__merging_links') }}
),

former as (
    select * from {{ ref('int_identity__former_customers') }}
),

first_seen as (
    select
        former.former_id,
        min(former.first_seen_at) as first_seen_at
    from former
    where former.former_id is not null
    group by former.former_id
),

-- of several who now bear one new name, the oldest was renamed and the others joined them
heirs as (
    select
        vanished.former_id,
        vanished.heir_id,
        new_customers.customer_id is not null as is_new_name,
        row_number() over (
            partition by vanished.heir_id
            order by first_seen.first_seen_at, vanished.former_id
        ) as age_rank
    from vanished
    inner join first_seen
        on vanished.former_id = first_seen.former_id
    left join new_customers
        on vanished.heir_id = new_customers.customer_id
),

named as (
    select heirs.heir_id
    from heirs
    where heirs.is_new_name
    group by heirs.heir_id
),

successions as (
    select
        heirs.former_id as customer_id,
        case
            when heirs.heir_id is null then 'retired'
            when heirs.is_new_name and heirs.age_rank = 1 then 'renamed'
            else 'merged_into'
        end as event,
        heirs.heir_id as other_customer_id
    from heirs
    union all
    select
        new_customers.customer_id,
        case when new_customers.origin_id is null then 'minted' else 'split_from' end as event,
        new_customers.origin_id as other_customer_id
    from new_customers
    left join named
        on new_customers.customer_id = named.heir_id
    where named.heir_id is null
),

explained as (
    select
        successions.customer_id,
        successions.event,
        successions.other_customer_id,
        cast(links.tier as {{ dbt.type_bigint() }}) as tier,
        links.low_key,
        links.high_key,
        links.first_seen_at as linked_at
    from successions
    left join former as heads
        on successions.other_customer_id = heads.identifier_key
    left join links
        on
            successions.customer_id = links.former_id
            -- not who merely lost the identifier that gave them their name
            and (heads.former_id is null or heads.former_id != links.former_id)
            and successions.event in ('merged_into', 'renamed')
)

select * from explained
