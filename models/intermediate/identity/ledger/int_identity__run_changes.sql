-- What this run would change, in one row. Where it is more than the vars max_merged_share and
-- max_identifiers_per_customer allow, the build stops here, and nothing is published. The share is
-- of customers whom something names, and who meet another such: visitors become known every day,
-- and where the visitor is the older one, the other bears their name.
{{ config(post_hook="{{ check_identity_changes(this) }}") }}
with

last_customers as (
    select * from {{ ref('int_identity__last_customers') }}
),

former as (
    select * from {{ ref('int_identity__former_customers') }}
),

successions as (
    select * from {{ ref('int_identity__successions') }}
),

news as (
    select * from {{ ref('int_identity__news') }}
),

before_run as (
    select count(distinct last_customers.customer_id) as former_customer_count
    from last_customers
),

named as (
    select last_customers.customer_id
    from last_customers
    where {{ names_somebody('last_customers.identifier_type') }}
    group by last_customers.customer_id
),

named_before_run as (
    select count(*) as former_named_count
    from named
),

events as (
    select
        count(case when successions.event = 'minted' then 1 end) as minted_count,
        count(case when successions.event = 'merged_into' then 1 end) as merged_into_count,
        count(case when successions.event = 'split_from' then 1 end) as split_from_count,
        count(case when successions.event = 'renamed' then 1 end) as renamed_count,
        count(case when successions.event = 'retired' then 1 end) as retired_count
    from successions
),

moves as (
    select count(*) as moved_identifier_count
    from former
    left join successions
        on
            former.former_id = successions.customer_id
            and successions.event = 'renamed'
            and former.customer_id = successions.other_customer_id
    where
        former.former_id != former.customer_id
        and successions.customer_id is null
),

-- in whom named customers become one: how many of them, the one that they become aside
met as (
    select
        news.other_customer_id as heir_id,
        count(*) - max(case when heirs.customer_id is null then 1 else 0 end) as merge_count
    from news
    inner join named
        on news.customer_id = named.customer_id
    left join named as heirs
        on news.other_customer_id = heirs.customer_id
    where news.event in ('merged_into', 'renamed')
    group by news.other_customer_id
),

new_merges as (
    select
        cast(coalesce(sum(met.merge_count), 0) as {{ dbt.type_bigint() }}) as new_named_merge_count
    from met
),

sizes as (
    select
        former.customer_id,
        count(*) as identifier_count
    from former
    where former.customer_id is not null
    group by former.customer_id
),

largest as (
    select max(sizes.identifier_count) as largest_identifier_count
    from sizes
),

run_changes as (
    select
        before_run.former_customer_count,
        named_before_run.former_named_count,
        events.minted_count,
        events.merged_into_count,
        events.split_from_count,
        events.renamed_count,
        events.retired_count,
        moves.moved_identifier_count,
        new_merges.new_named_merge_count,
        largest.largest_identifier_count
    from before_run
    cross join named_before_run
    cross join events
    cross join moves
    cross join largest
    cross join new_merges
)

select * from run_changes
