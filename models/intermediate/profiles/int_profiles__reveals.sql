-- Since when we know whose each cookie or device is: since a row joined it, by whatever path, with
-- a login, a card, an address or a telephone; or since somebody bought on it who left none.
with

history as (
    select * from {{ ref('customer_identifier_history') }}
),

orders as (
    select * from {{ ref('customer_orders') }}
),

-- who was joined stays joined, so a customer who once had a name has had it ever since
named as (
    select
        history.customer_id,
        min(history.valid_from) as named_at
    from history
    where {{ names_somebody('history.identifier_type') }}
    group by history.customer_id
),

bought as (
    select
        orders.customer_id,
        min(orders.ordered_at) as first_ordered_at
    from orders
    where orders.customer_id is not null
    group by orders.customer_id
),

joined as (
    select
        history.identifier_type,
        history.identifier_value,
        history.current_customer_id as customer_id,
        history.valid_from,
        case
            when named.named_at is not null then greatest(history.valid_from, named.named_at)
        end as named_at
    from history
    left join named
        on history.customer_id = named.customer_id
    where not ({{ names_somebody('history.identifier_type') }})
),

first_named as (
    select
        joined.identifier_type,
        joined.identifier_value,
        joined.customer_id,
        min(joined.valid_from) as first_seen_at,
        min(joined.named_at) as named_at
    from joined
    group by
        joined.identifier_type,
        joined.identifier_value,
        joined.customer_id
),

reveals as (
    select
        first_named.identifier_type,
        first_named.identifier_value,
        first_named.customer_id,
        first_named.first_seen_at,
        case
            when first_named.named_at is not null then first_named.named_at
            when bought.first_ordered_at is not null
                then greatest(first_named.first_seen_at, bought.first_ordered_at)
        end as revealed_at
    from first_named
    left join bought
        on first_named.customer_id = bought.customer_id
)

select * from reveals
