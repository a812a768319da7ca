-- Whose each row with a telephone (an identifier whose type names tell apart) is: the logins, cards
-- and addresses beside it, the strongest first. What several share says nothing of an owner where
-- another stands on the row.
with

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

recounted as (
    select * from {{ ref('int_identity__recounted_identifiers') }}
),

crowded_identifiers as (
    select * from {{ ref('int_identity__crowded_identifiers') }}
),

crowded as (
    select crowded_identifiers.identifier_key
    from crowded_identifiers
    group by crowded_identifiers.identifier_key
),

telephones as (
    select naming.*
    from naming
    inner join recounted
        on naming.identifier_key = recounted.identifier_key
    where naming.max_given_names is not null
),

beside as (
    select
        telephones.identifier_key,
        telephones.sighting_key,
        owners.identifier_key as owner_key,
        owners.priority,
        crowded.identifier_key is not null as is_crowded,
        rank() over (
            partition by telephones.identifier_key, telephones.sighting_key
            order by case when crowded.identifier_key is null then 0 else 1 end
        ) as trust_rank
    from telephones
    inner join naming as owners
        on
            telephones.sighting_key = owners.sighting_key
            and telephones.priority > owners.priority
    left join crowded
        on owners.identifier_key = crowded.identifier_key
),

owned as (
    select
        beside.identifier_key,
        beside.sighting_key,
        beside.owner_key,
        beside.is_crowded,
        row_number() over (
            partition by beside.identifier_key, beside.sighting_key
            order by beside.priority
        ) as strength_rank
    from beside
    where beside.trust_rank = 1
)

select * from owned
