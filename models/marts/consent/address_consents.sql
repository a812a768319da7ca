-- The last word of each customer on each address itself, a yes of the same person for another
-- address being no yes for this one; and beside it the last word of anybody on it.
{{ built_after(['int_identity__finished']) }}
{%- set lateness = "addressed.observed_at desc, "
    ~ "case when addressed.state = 'granted' then 1 else 0 end, addressed.record_key" %}

with

consents as (
    select * from {{ ref('int_profiles__consents') }}
),

identifiers as (
    select * from {{ ref('int_identity__identifiers') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

addressed as (
    select
        sighting_customers.customer_id,
        consents.purpose,
        consents.channel,
        consents.state,
        consents.observed_at,
        identifiers.identifier_value as address,
        {{ row_fingerprint(['consents.source', 'consents.consent_id']) | indent(8) }} as record_key
    from consents
    inner join identifiers
        on
            consents.sighting_key = identifiers.sighting_key
            and identifiers.identifier_type = case
                when consents.channel = 'email' then 'email'
                when consents.channel in ('sms', 'phone') then 'phone'
            end
    inner join sighting_customers
        on consents.sighting_key = sighting_customers.sighting_key
),

ranked as (
    select
        addressed.*,
        row_number() over (
            partition by
                addressed.customer_id, addressed.purpose, addressed.channel, addressed.address
            order by {{ lateness }}
        ) as lateness_rank,
        first_value(addressed.state) over (
            partition by addressed.purpose, addressed.channel, addressed.address
            order by {{ lateness }}
        ) as address_state
    from addressed
),

address_consents as (
    select
        ranked.customer_id,
        ranked.purpose,
        ranked.channel,
        ranked.address,
        ranked.state,
        ranked.address_state,
        ranked.observed_at
    from ranked
    where ranked.lateness_rank = 1
)

select * from address_consents
