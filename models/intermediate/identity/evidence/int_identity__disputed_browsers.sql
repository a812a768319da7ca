-- Browsers and devices of a family: of the logins, cards and addresses that are the strongest on
-- some row of one, two have given names, and none in common. Who has no name disputes nothing, for
-- at a browser most people leave none.
with

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

recounted as (
    select * from {{ ref('int_identity__recounted_identifiers') }}
),

all_crowded as (
    select * from {{ ref('int_identity__crowded_identifiers') }}
),

given_names as (
    select * from {{ ref('int_identity__given_names') }}
),

-- these are shared already, and some by so many that nobody should be compared with everybody
crowded as (
    select all_crowded.identifier_key
    from all_crowded
    group by all_crowded.identifier_key
),

browsers as (
    select naming.*
    from naming
    inner join recounted
        on naming.identifier_key = recounted.identifier_key
    left join crowded
        on naming.identifier_key = crowded.identifier_key
    where
        not ({{ names_somebody('naming.identifier_type') }})
        and naming.max_given_names is null
        and crowded.identifier_key is null
),

-- what names tell apart, a telephone, may be a family's itself
beside as (
    select
        browsers.identifier_key,
        naming.identifier_key as owner_key,
        row_number() over (
            partition by browsers.identifier_key, browsers.sighting_key
            order by naming.priority
        ) as strength_rank
    from browsers
    inner join naming
        on
            browsers.sighting_key = naming.sighting_key
            and browsers.priority > naming.priority
    left join crowded
        on naming.identifier_key = crowded.identifier_key
    where
        {{ names_somebody('naming.identifier_type') }}
        and naming.max_given_names is null
        and crowded.identifier_key is null
),

called as (
    select distinct
        beside.identifier_key,
        beside.owner_key,
        given_names.given_name
    from beside
    inner join given_names
        on beside.owner_key = given_names.identifier_key
    where beside.strength_rank = 1
),

owners as (
    select
        called.identifier_key,
        called.owner_key
    from called
    group by
        called.identifier_key,
        called.owner_key
),

agreed as (
    select distinct
        one.identifier_key,
        one.owner_key,
        other.owner_key as other_key
    from called as one
    inner join called as other
        on
            one.identifier_key = other.identifier_key
            and one.given_name = other.given_name
),

-- Liz's address and Elizabeth's are one woman's, where her login has both names
vouched_for as (
    select distinct
        agreed.identifier_key,
        agreed.owner_key,
        others.other_key
    from agreed
    inner join agreed as others
        on
            agreed.identifier_key = others.identifier_key
            and agreed.other_key = others.owner_key
),

disputed as (
    select one.identifier_key
    from owners as one
    inner join owners as other
        on
            one.identifier_key = other.identifier_key
            and one.owner_key < other.owner_key
    left join vouched_for
        on
            one.identifier_key = vouched_for.identifier_key
            and one.owner_key = vouched_for.owner_key
            and other.owner_key = vouched_for.other_key
    where vouched_for.identifier_key is null
    group by one.identifier_key
)

select * from disputed
