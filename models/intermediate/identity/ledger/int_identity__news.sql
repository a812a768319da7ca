-- What is to be noted: what becomes of customers in this run, but not what the ledger says already,
-- because a run broke off after it was written, or because somebody built a past day and came back.
-- And of whom it says otherwise though they are there, for the same reason: that they are.
with

successions as (
    select * from {{ ref('int_identity__successions') }}
),

last_words as (
    select * from {{ ref('int_identity__last_words') }}
),

resolved as (
    select * from {{ ref('int_identity__resolved_identifiers') }}
),

current_ids as (
    select resolved.customer_id
    from resolved
    group by resolved.customer_id
),

noted as (
    select
        successions.customer_id,
        successions.event,
        successions.other_customer_id,
        successions.tier,
        successions.low_key,
        successions.high_key,
        successions.linked_at
    from successions
    left join last_words
        on successions.customer_id = last_words.customer_id
    where
        last_words.customer_id is null
        or (successions.event = 'minted' and not last_words.is_alive)
        or (
            successions.event != 'minted'
            and (
                successions.event != last_words.event
                or successions.other_customer_id != last_words.other_customer_id
            )
        )
),

corrected as (
    select
        current_ids.customer_id,
        case
            when last_words.other_customer_id is null then 'minted' else 'split_from'
        end as event,
        last_words.other_customer_id,
        cast(null as {{ dbt.type_bigint() }}) as tier,
        cast(null as {{ dbt.type_string() }}) as low_key,
        cast(null as {{ dbt.type_string() }}) as high_key,
        cast(null as {{ dbt.type_timestamp() }}) as linked_at
    from current_ids
    inner join last_words
        on current_ids.customer_id = last_words.customer_id
    left join successions
        on current_ids.customer_id = successions.customer_id
    left join successions as renames
        on
            current_ids.customer_id = renames.other_customer_id
            and renames.event = 'renamed'
    where
        not last_words.is_alive
        and successions.customer_id is null
        and renames.customer_id is null
),

news as (
    select * from noted
    union all
    select * from corrected
)

select * from news
