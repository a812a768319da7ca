-- Customers whose id was not there when segments were last judged, though they were: another name
-- for somebody, or a part of somebody.
with

evaluation as (
    select * from {{ ref('int_segments__evaluation') }}
),

ledger as (
    select * from {{ ref('identity_ledger') }}
),

since as (
    select
        case
            when ledger.event = 'renamed' then ledger.other_customer_id
            else ledger.customer_id
        end as customer_id
    from ledger
    inner join evaluation
        on
            ledger.recorded_at > evaluation.last_evaluated_at
            and ledger.recorded_at <= evaluation.evaluated_at
    where ledger.event in ('renamed', 'split_from')
),

renamed as (
    select since.customer_id
    from since
    group by since.customer_id
)

select * from renamed
