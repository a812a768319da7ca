-- What is to be noted: what becomes of customers in this run, but not what the ledger says already,
-- because a run broke off after it was written, or because somebody built a past day and came back.
-- And of whom it says otherwise, for the same reason: that they are there, or, where the run is
-- whole, that they are not. Nobody ends who never began: an id that only a past day had is not
-- spoken of.
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

run as (
    select * from {{ ref('int_identity__run') }}
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
        case
            when successions.event in ('minted', 'split_from')
                then not coalesce(last_words.is_alive, false)
            else
                successions.event != last_words.event
                or successions.other_customer_id != last_words.other_customer_id
        end
),

corrected as (
    select
        current_ids.customer_id,
        case
            when last_words.other_customer_id is null then 'minted' else 'split_from'
        end as event,
        last_words.other_customer_id
    from current_ids
    left join last_words
        on current_ids.customer_id = last_words.customer_id
    left join successions
        on current_ids.customer_id = successions.customer_id
    left join noted as renames
        on
            current_ids.customer_id = renames.other_customer_id
            and renames.event = 'renamed'
    where
        not coalesce(last_words.is_alive, false)
        and successions.customer_id is null
        and renames.customer_id is null
),

-- whom a run noted that broke off before anybody bore their name, and now nobody does: they are
-- who the identifier that gave them their id is, if it is still there
unborn as (
    select
        last_words.customer_id,
        case when resolved.customer_id is null then 'retired' else 'merged_into' end as event,
        resolved.customer_id as other_customer_id
    from last_words
    inner join run
        on run.is_whole
    left join current_ids
        on last_words.customer_id = current_ids.customer_id
    left join successions
        on last_words.customer_id = successions.customer_id
    left join resolved
        on last_words.customer_id = resolved.identifier_key
    where
        last_words.is_alive
        and current_ids.customer_id is null
        and successions.customer_id is null
),

put_right as (
    select * from corrected
    union all
    select * from unborn
),

news as (
    select * from noted
    union all
    select
        put_right.customer_id,
        put_right.event,
        put_right.other_customer_id,
        cast(null as {{ dbt.type_bigint() }}) as tier,
        cast(null as {{ dbt.type_string() }}) as low_key,
        cast(null as {{ dbt.type_string() }}) as high_key,
        cast(null as {{ dbt.type_timestamp() }}) as linked_at
    from put_right
)

select * from news
