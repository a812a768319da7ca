-- A ticket is its requester's. One that staff opened for themselves names nobody.
{{ config(enabled=is_listed()) }}

with

tickets as (
    select * from {{ raw_table('zendesk', 'ticket') }}
),

customers as (
    select * from {{ ref('stg_zendesk__customers') }}
),

statuses as (
    select * from {{ ref('stg_zendesk__statuses') }}
),

ratings as (
    select * from {{ ref('stg_zendesk__ratings') }}
),

kept as (
    select
        tickets.*,
        statuses.solved_at,
        -- the ticket knows today's; what it was at the clock only its history does
        case
            when statuses.has_later then coalesce(statuses.status, 'open')
            else tickets.status
        end as status_then
    from tickets
    left join statuses
        on tickets.id = statuses.ticket_id
    where
        coalesce(tickets.status != 'deleted', true)
        and not coalesce(tickets._fivetran_deleted, false)
),

renamed as (
    select
        kept.id as ticket_id,
        kept.created_at as opened_at,
        case when kept.status_then in ('solved', 'closed') then kept.solved_at end as solved_at,
        kept.status_then as status,
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
