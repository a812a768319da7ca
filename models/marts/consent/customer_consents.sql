-- The last word of each customer on each purpose and channel; at one moment, the stricter.
{{ built_after(['int_identity__finished']) }}

with

consents as (
    select * from {{ ref('int_profiles__consents') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

ranked as (
    select
        sighting_customers.customer_id,
        consents.purpose,
        consents.channel,
        consents.state,
        consents.legal_basis,
        consents.source,
        consents.observed_at,
        row_number() over (
            partition by sighting_customers.customer_id, consents.purpose, consents.channel
            order by
                consents.observed_at desc,
                case when consents.state = 'granted' then 1 else 0 end,
                {{ row_fingerprint(['consents.source', 'consents.consent_id']) | indent(16) }}
        ) as lateness_rank
    from consents
    inner join sighting_customers
        on consents.sighting_key = sighting_customers.sighting_key
),

customer_consents as (
    select
        ranked.customer_id,
        ranked.purpose,
        ranked.channel,
        ranked.state,
        ranked.legal_basis,
        ranked.source,
        ranked.observed_at
    from ranked
    where ranked.lateness_rank = 1
)

select * from customer_consents
