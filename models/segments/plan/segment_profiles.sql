-- What sets the members of each segment apart from all other known customers, trait by trait.
{%- set strongest_first = 'coalesce(abs(told.effect_size), -1) desc, told.place, '
    ~ dbt.hash('told.trait_value') %}

with

contrasts as (
    select * from {{ ref('int_segments__trait_contrasts') }}
),

catalog as (
    select * from {{ ref('trait_catalog') }}
),

-- sums of squared distances from the mean; the trace that doubles leave of equal numbers is none
spread as (
    select
        {%- for rest in ['', 'rest_'] %}
        {%- set squares = 'contrasts.' ~ rest ~ 'squares' %}
        {%- set total = 'contrasts.' ~ rest ~ 'total' %}
        {%- set filled = 'nullif(contrasts.' ~ rest ~ 'filled, 0)' %}
        {{ total }} / {{ filled }} as {{ rest }}mean,
        case
            when {{ squares }} - {{ total }} * {{ total }} / {{ filled }} > 1e-9 * {{ squares }}
                then {{ squares }} - {{ total }} * {{ total }} / {{ filled }}
            else 0
        end as {{ rest }}spread,
        {%- endfor %}
        contrasts.*
    from contrasts
),

effects as (
    select
        spread.*,
        case
            when
                spread.filled < {{ var('profile_min_customers') }}
                or spread.rest_filled < {{ var('profile_min_customers') }}
                then null
            when spread.trait_kind in ('share', 'value')
                then
                    2 * asin(sqrt(spread.mean))
                    - 2 * asin(sqrt(spread.rest_mean))
            when spread.spread + spread.rest_spread > 0
                then
                    (spread.mean - spread.rest_mean)
                    / sqrt(
                        (spread.spread + spread.rest_spread)
                        / (spread.filled + spread.rest_filled - 2)
                    )
        end as effect
    from spread
),

told as (
    select
        effects.segment_name,
        effects.trait,
        effects.trait_value,
        effects.trait_kind,
        effects.filled as filled_count,
        effects.rest_filled as rest_filled_count,
        {{ rounded('effects.mean', 'decimal(28, 6)') }} as member_mean,
        {{ rounded('effects.rest_mean', 'decimal(28, 6)') }} as rest_mean,
        {{ rounded(
            "case when effects.trait_kind in ('share', 'value') "
            ~ 'then effects.mean / nullif(effects.rest_mean, 0) end',
            'decimal(18, 4)'
        ) | indent(8) }} as lift,
        {{ rounded('effects.effect', 'decimal(18, 4)') }} as effect_size,
        catalog.place,
        coalesce(
            (', ' || catalog.needed_by_segments || ',')
            like ('%, seg_' || effects.segment_name || ',%'),
            false
        ) as is_defining
    from effects
    inner join catalog
        on effects.trait = catalog.trait
),

ranked as (
    select
        told.*,
        row_number() over (
            partition by told.segment_name
            order by {{ strongest_first }}
        ) as effect_rank,
        row_number() over (
            partition by told.segment_name, told.is_defining
            order by {{ strongest_first }}
        ) as differentiator_rank
    from told
),

segment_profiles as (
    select
        ranked.segment_name,
        ranked.trait,
        ranked.trait_value,
        ranked.trait_kind,
        ranked.filled_count,
        ranked.rest_filled_count,
        ranked.member_mean,
        ranked.rest_mean,
        ranked.lift,
        ranked.effect_size,
        case
            when ranked.effect_size is not null
                then cast(ranked.effect_rank as {{ dbt.type_bigint() }})
        end as effect_rank,
        ranked.is_defining,
        case
            when ranked.effect_size is not null and not ranked.is_defining
                then cast(ranked.differentiator_rank as {{ dbt.type_bigint() }})
        end as differentiator_rank
    from ranked
)

select * from segment_profiles
