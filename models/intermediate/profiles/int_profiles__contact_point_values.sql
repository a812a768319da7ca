-- In which source each login, card, e-mail address and telephone number of a customer was seen, on
-- rows of any feed, and when last. That we write to an address says no more than that it had been
-- given by the first time; what is done with the message, that it still is theirs: of a mail the
-- address, of a text the number.
{{ built_after(['int_identity__finished']) }}
with

identifiers as (
    select * from {{ ref('int_identity__identifiers') }}
    where identifier_type in ('user_id', 'loyalty_id', 'email', 'phone')
),

customer_identifiers as (
    select * from {{ ref('customer_identifiers') }}
),

customers as (
    select * from {{ ref('int_profiles__customers') }}
),

seen as (
    {% for name in feeds_with_people() if name != 'messages' %}
    {% set spec = feed_columns(name) %}
    select
        sighting_key,
        source,
        cast(null as {{ dbt.type_string() }}) as channel,
        max({{ spec.time }}) as used_at,
        cast(null as {{ dbt.type_timestamp() }}) as written_at
    from {{ ref('int_feeds__' ~ name) }}
    where sighting_key is not null
    group by
        sighting_key,
        source
    union all
    {% endfor %}
    select
        sighting_key,
        source,
        channel,
        max(
            case
                when
                    event_name in ('clicked', 'complained', 'opened', 'unsubscribed')
                    and not coalesce(is_machine, false)
                    then occurred_at
            end
        ) as used_at,
        min(occurred_at) as written_at
    from {{ ref('int_feeds__messages') }}
    where sighting_key is not null
    group by
        sighting_key,
        source,
        channel
),

summed as (
    select
        customer_identifiers.customer_id,
        customer_identifiers.identifier_type,
        customer_identifiers.identifier_value,
        seen.source,
        coalesce(
            max(
                case
                    when seen.channel is null then seen.used_at
                    when customer_identifiers.identifier_type in ('user_id', 'loyalty_id')
                        then seen.used_at
                    when customer_identifiers.identifier_type = 'email' and seen.channel = 'email'
                        then seen.used_at
                    when
                        customer_identifiers.identifier_type = 'phone'
                        and seen.channel in ('sms', 'phone')
                        then seen.used_at
                end
            ),
            min(seen.written_at)
        ) as recorded_at
    from seen
    inner join identifiers
        on seen.sighting_key = identifiers.sighting_key
    inner join customer_identifiers
        on identifiers.identifier_key = customer_identifiers.identifier_key
    inner join customers
        on customer_identifiers.customer_id = customers.customer_id
    group by
        customer_identifiers.customer_id,
        customer_identifiers.identifier_type,
        customer_identifiers.identifier_value,
        seen.source
),

contact_point_values as (
    select
        summed.customer_id,
        summed.identifier_type as attribute_group,
        summed.identifier_type as attribute,
        summed.identifier_value as attribute_value,
        summed.identifier_value as plain_value,
        summed.source,
        summed.recorded_at,
        {{ row_fingerprint([
            'summed.source', 'summed.identifier_type', 'summed.identifier_value'
        ]) | indent(8) }} as record_key,
        0 as group_lack,
        {{ row_fingerprint(['summed.identifier_value']) | indent(8) }} as group_key
    from summed
)

select * from contact_point_values
