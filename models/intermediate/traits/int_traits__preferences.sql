-- The channel and the hour that a customer answers to. Clicks, not opens, which mail programs make
-- too; few of them are drawn towards everybody's, and of very few nothing is said.
with

clicks as (
    select * from {{ ref('int_traits__clicks') }}
),

clickers as (
    select
        clicks.customer_id,
        count(*) as click_count,
        max(case when clicks.is_local_hour then 1 else 0 end) as is_local
    from clicks
    group by clicks.customer_id
    having count(*) >= {{ var('trait_min_clicks') }}
),

answers as (
    select
        clicks.customer_id,
        'channel' as answer_type,
        clicks.channel,
        cast(null as {{ dbt.type_bigint() }}) as clicked_hour
    from clicks
    where clicks.channel is not null
    union all
    select
        clicks.customer_id,
        'hour' as answer_type,
        cast(null as {{ dbt.type_string() }}) as channel,
        clicks.clicked_hour
    from clicks
),

labelled as (
    select
        answers.*,
        coalesce(answers.channel, cast(answers.clicked_hour as {{ dbt.type_string() }})) as answer
    from answers
),

all_answers as (
    select
        labelled.answer_type,
        labelled.answer,
        max(labelled.clicked_hour) as clicked_hour,
        cast(count(*) as {{ type_double() }}) as answer_count
    from labelled
    group by
        labelled.answer_type,
        labelled.answer
),

shares as (
    select
        all_answers.*,
        all_answers.answer_count
        / sum(all_answers.answer_count) over (partition by all_answers.answer_type)
            as share_of_all
    from all_answers
),

own_answers as (
    select
        labelled.customer_id,
        labelled.answer_type,
        labelled.answer,
        count(*) as answer_count
    from labelled
    group by
        labelled.customer_id,
        labelled.answer_type,
        labelled.answer
),

-- what they never answered to is a candidate too: everybody's best hour may be theirs
shrunk as (
    select
        clickers.customer_id,
        clickers.is_local,
        shares.answer_type,
        shares.answer,
        shares.clicked_hour,
        {{ rounded(shrunk_share(
            'coalesce(own_answers.answer_count, 0)',
            'clickers.click_count',
            'shares.share_of_all',
            var('trait_affinity_weight')
        ), 'decimal(9, 6)') | indent(8) }} as answer_share
    from clickers
    cross join shares
    left join own_answers
        on
            clickers.customer_id = own_answers.customer_id
            and shares.answer_type = own_answers.answer_type
            and shares.answer = own_answers.answer
),

ranked as (
    select
        shrunk.*,
        row_number() over (
            partition by
                shrunk.customer_id,
                shrunk.answer_type
            order by
                shrunk.answer_share desc,
                coalesce(shrunk.clicked_hour, 0),
                {{ dbt.hash('shrunk.answer') }}
        ) as place
    from shrunk
),

preferences as (
    select
        ranked.customer_id,
        max(case when ranked.answer_type = 'channel' then ranked.answer end) as preferred_channel,
        max(ranked.clicked_hour) as preferred_hour,
        case when max(ranked.is_local) = 1 then 'local' else 'utc' end as preferred_hour_clock
    from ranked
    where ranked.place = 1
    group by ranked.customer_id
)

select * from preferences
