-- When each ticket was solved, the last time if it was opened again in between.
{{ config(enabled=is_listed(helps=['stg_zendesk__tickets'])) }}

with

changes as (
    select * from {{ raw_table('zendesk', 'ticket_field_history') }}
),

solutions as (
    select
        changes.ticket_id,
        max({{ utc_timestamp('changes.updated') }}) as solved_at
    from changes
    where
        changes.field_name = 'status'
        and changes.{{ adapter.quote('value') }} = 'solved'
    group by changes.ticket_id
)

select * from solutions
