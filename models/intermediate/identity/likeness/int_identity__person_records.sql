-- Records of people as they are compared, each tied to identity by its strongest identifier. None
-- unless link_likeness is true: then all that follows is empty.
{%- set first_seen = feed_columns('contacts').first_seen %}

with

contacts as (
    select * from {{ ref('int_feeds__contacts') }}
),

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

crowded as (
    select * from {{ ref('int_identity__hubs') }}
),

identifiers as (
    select * from {{ ref('int_identity__identifiers') }}
),

blocked as (
    select * from {{ ref('int_identity__blocked_identifiers') }}
),

hubs as (
    select crowded.identifier_key
    from crowded
    group by crowded.identifier_key
),

-- what only a hub names is nobody's in particular
ranked as (
    select
        naming.sighting_key,
        naming.identifier_key,
        row_number() over (
            partition by naming.sighting_key
            order by naming.priority
        ) as strength_rank
    from naming
    left join hubs
        on naming.identifier_key = hubs.identifier_key
    where
        hubs.identifier_key is null
        and {{ 'true' if var('link_likeness') else 'false' }}
),

anchors as (
    select
        ranked.sighting_key,
        ranked.identifier_key
    from ranked
    where ranked.strength_rank = 1
),

-- a sighting has one value of a type
named as (
    select
        {% for name in ['email', 'phone', 'loyalty_id'] %}
        min(
            case
                when identifiers.identifier_type = '{{ name }}' then identifiers.identifier_value
            end
        ) as {{ name }},
        {% endfor %}
        identifiers.sighting_key
    from identifiers
    left join blocked
        on identifiers.identifier_key = blocked.identifier_key
    where blocked.identifier_key is null
    group by identifiers.sighting_key
),

people as (
    select
        {{ row_fingerprint(['contacts.source', 'contacts.record_id']) | indent(8) }} as record_key,
        contacts.source,
        contacts.record_id,
        anchors.identifier_key,
        {{ first_seen }} as first_seen_at,
        substr(named.email, 1, 60) as email,
        substr(named.phone, 1, 60) as phone,
        substr(named.loyalty_id, 1, 60) as loyalty_id,
        {{ comparable_text('contacts.first_name') }} as given_name,
        {{ comparable_text('contacts.last_name') }} as surname,
        cast(contacts.birth_date as {{ dbt.type_string() }}) as birth_date,
        {{ comparable_text('contacts.street') }} as street,
        {{ comparable_text('contacts.city') }} as city,
        {{ comparable_text('contacts.postal_code') }} as postal_code,
        {{ comparable_text('contacts.region') }} as region
    from contacts
    inner join anchors
        on contacts.sighting_key = anchors.sighting_key
    left join named
        on contacts.sighting_key = named.sighting_key
    where {{ 'true' if var('link_likeness') else 'false' }}
),

person_records as (
    select
        people.record_key,
        people.source,
        people.record_id,
        people.identifier_key,
        people.first_seen_at,
        -- an initial tells nothing
        case when length(people.given_name) > 1 then people.given_name end as given_name,
        people.surname,
        -- of one name alone the least is the greatest, and half a country has it
        case
            when people.given_name is not null and people.surname is not null
                then
                    least(people.given_name, people.surname) || ' '
                    || greatest(people.given_name, people.surname)
        end as names,
        people.birth_date,
        substr(people.birth_date, 1, 5) || substr(people.birth_date, 9, 2) || '-'
        || substr(people.birth_date, 6, 2) as birth_date_swapped,
        case
            when {{ regex_matches('people.street', text_literal('[0-9]')) }}
                then {{ regex_replace('people.street', '^[^0-9]*([0-9]+).*$', '\\1') | indent(16) }}
        end as house_number,
        nullif(trim({{ regex_replace('people.street', '[0-9]+', '') }}), '') as street_name,
        people.city,
        people.postal_code,
        people.region,
        people.email,
        people.phone,
        people.loyalty_id
    from people
)

select * from person_records
