-- Identifiers that begin or cease to be shared by too many: they no longer join, or join now, all
-- that stand beside them. In a whole run nobody asks.
with

run as (
    select * from {{ ref('int_identity__run') }}
),

recounted as (
    select * from {{ ref('int_identity__recounted_identifiers') }}
),

recounted_hubs as (
    select * from {{ ref('int_identity__recounted_hubs') }}
),

last_hubs as (
    select * from {{ ref('int_identity__last_hubs') }}
),

hubs as (
    select recounted_hubs.identifier_key
    from recounted_hubs
    group by recounted_hubs.identifier_key
),

former_hubs as (
    select last_hubs.identifier_key
    from last_hubs
    group by last_hubs.identifier_key
),

flipped as (
    select recounted.identifier_key
    from recounted
    left join hubs
        on recounted.identifier_key = hubs.identifier_key
    left join former_hubs
        on recounted.identifier_key = former_hubs.identifier_key
    inner join run
        on not run.is_whole
    where
        (hubs.identifier_key is null and former_hubs.identifier_key is not null)
        or (hubs.identifier_key is not null and former_hubs.identifier_key is null)
)

select * from flipped
