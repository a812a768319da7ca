-- Who is to have an arm by today's tables: members of the experiment's segment while it runs; where
-- it names none, every known customer, from its start or from when we first saw them.
with

arms as (
    select * from {{ ref('int_experiments__arms') }}
),

memberships as (
    select * from {{ ref('segment_memberships') }}
),

global_control as (
    select * from {{ ref('seg_global_control_group') }}
),

profiles as (
    select * from {{ ref('customer_profiles') }}
),

rfm as (
    select * from {{ ref('customer_rfm') }}
),

experiments as (
    select
        arms.*,
        {{ as_of_date() }} <= arms.ends_on as is_open
    from arms
    where
        arms.is_control
        and arms.starts_on <= {{ as_of_date() }}
),

entered as (
    select
        experiments.experiment,
        memberships.customer_id,
        {{ as_of() }} as assigned_at
    from experiments
    inner join memberships
        on experiments.segment_name = memberships.segment_name
    where experiments.is_open
    union all
    -- the first order of a newcomer, by which we know them, is no outcome: so a second later
    select
        experiments.experiment,
        profiles.customer_id,
        case
            when experiments.stratify_by is not null then {{ as_of() }}
            else
                least(
                    {{ as_of() }},
                    greatest(
                        cast(experiments.starts_on as {{ dbt.type_timestamp() }}),
                        {{ dbt.dateadd(
                            'second', 1, dbt.date_trunc('second', 'profiles.first_seen_at')
                        ) }}
                    )
                )
        end as assigned_at
    from experiments
    cross join profiles
    where
        experiments.segment_name is null
        and cast(profiles.first_seen_at as date) <= experiments.ends_on
        -- a stratum is today's, so nobody is in one of the past
        and (experiments.stratify_by is null or experiments.is_open)
),

candidates as (
    select
        entered.experiment,
        entered.customer_id,
        entered.assigned_at,
        experiments.salt,
        experiments.stratify_by,
        case experiments.stratify_by
            when 'value_tier' then rfm.value_tier
            when 'rfm_segment' then rfm.rfm_segment
            when 'lifecycle_stage' then profiles.lifecycle_stage
            when 'acquisition_channel' then profiles.acquisition_channel
            when 'country' then profiles.country
        end as stratum
    from entered
    inner join experiments
        on entered.experiment = experiments.experiment
    left join profiles
        on entered.customer_id = profiles.customer_id
    left join rfm
        on entered.customer_id = rfm.customer_id
    left join global_control
        on entered.customer_id = global_control.customer_id
    where global_control.customer_id is null
)

select * from candidates
