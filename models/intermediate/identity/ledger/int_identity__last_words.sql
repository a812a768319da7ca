-- The last word of the ledger about each customer_id. That one was renamed is a word about its new
-- name too: named.
with

ledger as (
    select * from {{ ref('int_identity__last_ledger') }}
),

words as (
    select
        ledger.customer_id,
        ledger.event,
        ledger.other_customer_id,
        cast(ledger.entry_number as {{ dbt.type_bigint() }}) as entry_number
    from ledger
    union all
    select
        ledger.other_customer_id as customer_id,
        'named' as event,
        ledger.customer_id as other_customer_id,
        cast(ledger.entry_number as {{ dbt.type_bigint() }}) as entry_number
    from ledger
    where ledger.event = 'renamed'
),

ranked as (
    select
        words.customer_id,
        words.event,
        words.other_customer_id,
        words.event in ('minted', 'split_from', 'named') as is_alive,
        row_number() over (
            partition by words.customer_id
            order by words.entry_number desc, words.event
        ) as recency_rank
    from words
),

last_words as (
    select
        ranked.customer_id,
        ranked.event,
        ranked.other_customer_id,
        ranked.is_alive
    from ranked
    where ranked.recency_rank = 1
)

select * from last_words
