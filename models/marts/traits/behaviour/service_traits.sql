-- What a customer has asked support for, and how that went.
with

profiles as (
    select * from {{ ref('customer_profiles') }}
),

tickets as (
    select * from {{ ref('int_feeds__tickets') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

linked as (
    select
        profiles.customer_id,
        tickets.source,
        tickets.topic,
        tickets.csat_score,
        tickets.opened_at,
        case when tickets.solved_at <= {{ as_of() }} then tickets.solved_at end as solved_at,
        -- where a desk has no word for it, or one that nobody knows, the time tells
        case
            when lower(tickets.status) in ('solved', 'closed', 'resolved', 'done')
                then coalesce(tickets.solved_at <= {{ as_of() }}, true)
            when
                lower(tickets.status) in (
                    'new', 'open', 'pending', 'hold', 'on-hold', 'on hold', 'waiting', 'reopened'
                )
                then false
            else coalesce(tickets.solved_at <= {{ as_of() }}, false)
        end as is_solved,
        {{ row_fingerprint(['tickets.source', 'tickets.ticket_id']) | indent(8) }} as ticket_key
    from tickets
    inner join sighting_customers
        on tickets.sighting_key = sighting_customers.sighting_key
    inner join profiles
        on sighting_customers.customer_id = profiles.customer_id
),

ranked as (
    select
        linked.*,
        case
            when linked.is_solved
                then {{ days_between(
                    'cast(linked.opened_at as date)', 'cast(linked.solved_at as date)'
                ) }}
        end as solving_days,
        row_number() over (
            partition by linked.customer_id
            order by
                linked.opened_at desc,
                linked.ticket_key
        ) as recency,
        row_number() over (
            partition by
                linked.customer_id,
                case when linked.csat_score is null then 0 else 1 end
            order by
                linked.opened_at desc,
                linked.ticket_key
        ) as rating_recency
    from linked
),

counted as (
    select
        ranked.customer_id,
        count(*) as ticket_count,
        sum(case when ranked.is_solved then 0 else 1 end) as open_ticket_count,
        max(ranked.opened_at) as last_ticket_at,
        max(case when ranked.recency = 1 then ranked.topic end) as last_ticket_topic,
        max(case when ranked.rating_recency = 1 then ranked.csat_score end)
            as last_satisfaction_score,
        cast(sum(ranked.csat_score) as decimal(28, 4)) as satisfaction_total,
        count(ranked.csat_score) as rating_count,
        count(distinct case when ranked.csat_score is not null then ranked.source end)
            as rating_source_count,
        cast(sum(ranked.solving_days) as decimal(28, 4)) as solving_days,
        count(ranked.solving_days) as solved_count
    from ranked
    group by ranked.customer_id
),

service_traits as (
    select
        counted.customer_id,
        cast(counted.ticket_count as {{ dbt.type_bigint() }}) as ticket_count,
        cast(counted.open_ticket_count as {{ dbt.type_bigint() }}) as open_ticket_count,
        counted.last_ticket_at,
        counted.last_ticket_topic,
        {{ average_amount('counted.solving_days', 'nullif(counted.solved_count, 0)') }}
            as average_days_to_solve,
        cast(counted.last_satisfaction_score as decimal(18, 4)) as last_satisfaction_score,
        -- the scales of two desks are two
        cast(
            case
                when counted.rating_source_count = 1
                    then {{ average_amount('counted.satisfaction_total', 'counted.rating_count') }}
            end as decimal(28, 4)
        ) as average_satisfaction_score
    from counted
)

select * from service_traits
