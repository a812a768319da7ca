-- Where each customer lives, as it is compared: the last contact record with a whole address and a
-- last name. Who moved lives where they moved to. An unknown country is like no other.
with

contacts as (
    select * from {{ ref('int_feeds__contacts') }}
    where {{ households_are_on() }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

normalised as (
    select
        sighting_customers.customer_id,
        {{ plain_text('contacts.last_name') }} as last_name,
        {{ normalised_street('contacts.street') }} as street,
        {{ plain_text('contacts.postal_code') }} as postal_code,
        upper({{ trimmed('contacts.country') }}) as country,
        contacts.updated_at,
        {{ row_fingerprint(['contacts.source', 'contacts.record_id']) | indent(8) }} as record_key
    from contacts
    inner join sighting_customers
        on contacts.sighting_key = sighting_customers.sighting_key
),

ranked as (
    select
        normalised.*,
        row_number() over (
            partition by normalised.customer_id
            order by
                normalised.updated_at desc,
                normalised.record_key
        ) as recency_rank
    from normalised
    where
        normalised.last_name is not null
        and normalised.street is not null
        and normalised.postal_code is not null
),

addresses as (
    select
        ranked.customer_id,
        ranked.last_name,
        ranked.street,
        ranked.postal_code,
        ranked.country,
        {{ row_fingerprint([
            'ranked.country', 'ranked.postal_code', 'ranked.street', 'ranked.last_name'
        ]) | indent(8) }} as address_key
    from ranked
    where ranked.recency_rank = 1
)

select * from addresses
