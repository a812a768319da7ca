-- What a visitor may be expected to do and to be worth, by what became of others of the same kind;
-- the fewer these are, the more by all who were as recent and went as far, or just as recent.
{%- set double = type_double() %}
{%- set prior = var('reveal_prior_visitors') %}
with

behaviour as (
    select * from {{ ref('int_profiles__visitor_behaviour') }}
),

touches as (
    select * from {{ ref('int_profiles__touches') }}
),

cells as (
    select
        reveal_cells.*,
        {{ row_fingerprint(['is_recent', 'depth', 'source', 'device_type']) | indent(8) }}
            as cell_key
    from {{ ref('int_profiles__reveal_cells') }} as reveal_cells
),

parents as (
    select
        cells.is_recent,
        cells.depth,
        sum(cells.visitor_count) as visitor_count,
        sum(cells.revealed_count) as revealed_count,
        sum(cells.buyer_count) as buyer_count
    from cells
    group by
        cells.is_recent,
        cells.depth
),

recencies as (
    select
        cells.is_recent,
        cast(sum(cells.revealed_count) as {{ double }}) / sum(cells.visitor_count)
            as reveal_share,
        cast(sum(cells.buyer_count) as {{ double }}) / sum(cells.visitor_count) as buyer_share
    from cells
    group by cells.is_recent
),

everybody as (
    select
        coalesce(sum(cells.visitor_count), 0) as visitor_count,
        coalesce(sum(cells.revealed_count), 0) as revealed_count,
        coalesce(sum(cells.buyer_count), 0) as buyer_count,
        cast(sum(cells.amount) as {{ double }}) / nullif(sum(cells.buyer_count), 0)
            as mean_amount
    from cells
),

placed as (
    select
        behaviour.customer_id,
        behaviour.depth,
        case
            when behaviour.last_event_at > {{ as_of() }} - interval '30 days' then 1
            else 0
        end as is_recent,
        touches.first_touch_source as source,
        behaviour.device_type
    from behaviour
    left join touches
        on behaviour.customer_id = touches.customer_id
),

keyed as (
    select
        placed.*,
        {{ row_fingerprint([
            'placed.is_recent', 'placed.depth', 'placed.source', 'placed.device_type'
        ]) | indent(8) }} as cell_key
    from placed
),

informed as (
    select
        keyed.customer_id,
        keyed.cell_key,
        everybody.mean_amount,
        case
            when
                everybody.visitor_count < {{ var('reveal_min_visitors') }}
                or everybody.revealed_count = 0
                then 'too_little_data'
            when everybody.buyer_count = 0 then 'reveal_only'
            else 'predicted'
        end as reveal_status,
        {{ shrunk_share(
            'coalesce(parents.revealed_count, 0)', 'coalesce(parents.visitor_count, 0)',
            'coalesce(recencies.reveal_share, 0)', prior
        ) | indent(8) }} as parent_reveal_share,
        {{ shrunk_share(
            'coalesce(parents.buyer_count, 0)', 'coalesce(parents.visitor_count, 0)',
            'coalesce(recencies.buyer_share, 0)', prior
        ) | indent(8) }} as parent_buyer_share
    from keyed
    cross join everybody
    left join recencies
        on keyed.is_recent = recencies.is_recent
    left join parents
        on
            keyed.is_recent = parents.is_recent
            and keyed.depth = parents.depth
),

shrunk as (
    select
        informed.*,
        {{ shrunk_share(
            'coalesce(cells.revealed_count, 0)', 'coalesce(cells.visitor_count, 0)',
            'informed.parent_reveal_share', prior
        ) | indent(8) }} as reveal_share,
        {{ shrunk_share(
            'coalesce(cells.buyer_count, 0)', 'coalesce(cells.visitor_count, 0)',
            'informed.parent_buyer_share', prior
        ) | indent(8) }} as buyer_share
    from informed
    left join cells
        on informed.cell_key = cells.cell_key
),

visitor_values as (
    select
        shrunk.customer_id,
        shrunk.reveal_status,
        cast(
            case when shrunk.reveal_status != 'too_little_data' then shrunk.reveal_share end
            as decimal(9, 6)
        ) as reveal_probability,
        cast(
            case when shrunk.reveal_status = 'predicted' then shrunk.buyer_share end
            as decimal(9, 6)
        ) as order_probability,
        cast(
            case
                when shrunk.reveal_status = 'predicted'
                    then shrunk.buyer_share * shrunk.mean_amount
            end as decimal(28, 4)
        ) as expected_value
    from shrunk
)

select * from visitor_values
