-- Whom no experiment and no campaign may touch: a few per cent, drawn by hash, who stay so.
with

profiles as (
    select * from {{ ref('customer_profiles') }}
),

drawn as (
    select
        profiles.customer_id,
        {{ bucket('profiles.customer_id', text_literal(var('global_control_salt'))) | indent(8) }}
            as bucket
    from profiles
),

members as (
    select drawn.customer_id
    from drawn
    where drawn.bucket < 10000 * {{ global_control_share() }}
)

select * from members
