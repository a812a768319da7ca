-- A ticket is its requester's. One that staff opened for themselves names nobody.
{{ config(enabled=is_listed()) }}

with

tickets as (
    select * from {{ raw_table('zendesk', 'ticket') }}
),

customers as (
    select * from {{ ref('stg_zendesk__customers') }}
),

solutions as (
    select * from {{ ref('stg_zendesk__solutions') }}
),

ratings as (
    select * from {{ ref('stg_zendesk__ratings') }}
),

kept as (
    select
        tickets.*,
        solutions.solved_at,
        -- solved after the clock is not solved yet
        tickets.status in ('solved', 'closed') and solutions.solved_at > {{ as_of() }} as is_early
    from tickets
    left join solutions
        on tickets.id = solutions.ticket_id
    where
        coalesce(tickets.status != 'deleted', true)
        and not coalesce(tickets._fivetran_deleted, false)
),

renamed as (
    select
        kept.id as ticket_id,
        kept.created_at as opened_at,
        case
            when kept.status in ('solved', 'closed') and not coalesce(kept.is_early, false)
                then kept.solved_at
        end as solved_at,
        case when kept.is_early then 'open' else kept.status end as status,
        kept.{{ adapter.quote(var('zendesk_topic_column')) }} as topic,
        ratings.csat_score,
        customers.user_id,
        customers.email,
        customers.phone
    from kept
    left join ratings
        on kept.id = ratings.ticket_id
    left join customers
        on kept.requester_id = customers.zendesk_user_id
)

{{ as_feed('tickets', 'renamed', [
    'ticket_id', 'opened_at', 'solved_at', 'status', 'topic', 'csat_score', 'user_id', 'email',
    'phone',
]) }}
