-- Whom we may write to, for what, and where. The person's last word is yes, and so is their last
-- word on the address itself, and anybody's; of several such addresses, the one that said so last.
-- An address that identity took from them, as shared, ruled out or somebody else's, is none of
-- theirs.
{{ built_after(['int_identity__finished']) }}

with

consents as (
    select * from {{ ref('customer_consents') }}
    where state = 'granted'
),

address_consents as (
    select * from {{ ref('address_consents') }}
    where state = 'granted' and address_state = 'granted'
),

customer_identifiers as (
    select * from {{ ref('customer_identifiers') }}
),

ranked as (
    select
        consents.customer_id,
        consents.purpose,
        consents.channel,
        address_consents.address,
        row_number() over (
            partition by consents.customer_id, consents.purpose, consents.channel
            order by
                address_consents.observed_at desc,
                {{ dbt.hash('address_consents.address') }}
        ) as newness_rank
    from consents
    inner join address_consents
        on
            consents.customer_id = address_consents.customer_id
            and consents.purpose = address_consents.purpose
            and consents.channel = address_consents.channel
    inner join customer_identifiers
        on
            consents.customer_id = customer_identifiers.customer_id
            and address_consents.address = customer_identifiers.identifier_value
            and customer_identifiers.identifier_type = case
                when consents.channel = 'email' then 'email' else 'phone'
            end
),

reachable_customers as (
    select
        ranked.customer_id,
        ranked.purpose,
        ranked.channel,
        ranked.address
    from ranked
    where ranked.newness_rank = 1
)

select * from reachable_customers
