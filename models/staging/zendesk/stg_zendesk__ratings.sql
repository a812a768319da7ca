-- The customer's last word on each ticket: 1 is good, 0 is bad. Asked and not answered is none.
{{ config(enabled=is_listed(helps=['stg_zendesk__tickets'])) }}

with

ratings as (
    select * from {{ raw_table('zendesk', 'satisfaction_rating') }}
),

given as (
    select
        ratings.ticket_id,
        case when ratings.score like 'good%' then 1 else 0 end as csat_score,
        row_number() over (
            partition by ratings.ticket_id
            order by ratings.updated_at desc, ratings.id desc
        ) as newness_rank
    from ratings
    where
        (ratings.score like 'good%' or ratings.score like 'bad%')
        and {{ utc_timestamp('ratings.updated_at') }} <= {{ as_of() }}
),

latest as (
    select
        given.ticket_id,
        given.csat_score
    from given
    where given.newness_rank = 1
)

select * from latest
