-- What became of each ticket until the clock: its last status, and when it was solved, the last
-- time if it was opened again in between; and whether more was to come.
{{ config(enabled=is_listed(helps=['stg_zendesk__tickets'])) }}

with

history as (
    select * from {{ raw_table('zendesk', 'ticket_field_history') }}
),

changes as (
    select
        history.ticket_id,
        history.{{ adapter.quote('value') }} as status,
        {{ utc_timestamp('history.updated') }} as changed_at
    from history
    where history.field_name = 'status'
),

ranked as (
    select
        changes.ticket_id,
        changes.status,
        changes.changed_at,
        changes.changed_at > {{ as_of() }} as is_later,
        row_number() over (
            partition by changes.ticket_id, changes.changed_at > {{ as_of() }}
            order by changes.changed_at desc, changes.status
        ) as newness_rank
    from changes
),

statuses as (
    select
        ranked.ticket_id,
        max(case when not ranked.is_later and ranked.newness_rank = 1 then ranked.status end)
            as status,
        max(case when not ranked.is_later and ranked.status = 'solved' then ranked.changed_at end)
            as solved_at,
        max(case when ranked.is_later then 1 else 0 end) = 1 as has_later
    from ranked
    group by ranked.ticket_id
)

select * from statuses
