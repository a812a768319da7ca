-- How many of which identifiers one person may have: what a component's nodes count, limit by
-- limit, may add up to `max_count`. Two identifiers that must stay apart are a limit of one over
-- the two.
with

nodes as (
    select * from {{ ref('int_identity__nodes') }}
),

rules as (
    select * from {{ ref(var('identity_rules')) }}
),

overrides as (
    select * from {{ ref('int_identity__overrides') }}
),

numbered as (
    select
        nodes.node_id,
        nodes.identifier_type,
        rules.window_days,
        rules.max_per_customer as max_count,
        {{ identity_window('nodes.first_seen_at', 'rules.window_days') }} as window_number
    from nodes
    inner join rules
        on nodes.identifier_type = rules.identifier_type
    where rules.max_per_customer is not null
),

windows as (
    select
        numbered.node_id,
        numbered.identifier_type,
        numbered.window_days,
        numbered.max_count,
        cast(numbered.window_number * numbered.window_days as {{ dbt.type_string() }})
        || ' to '
        || cast((numbered.window_number + 1) * numbered.window_days as {{ dbt.type_string() }})
        || ' since 1970' as days
    from numbered
),

-- each once, however often somebody wrote it down
separations as (
    select
        overrides.identifier_key,
        overrides.other_key
    from overrides
    where overrides.action = 'do_not_merge'
    group by
        overrides.identifier_key,
        overrides.other_key
),

type_limits as (
    select
        windows.node_id,
        case
            when windows.window_days is null then windows.identifier_type
            else windows.identifier_type || ' first seen in days ' || windows.days
        end as limit_name,
        windows.max_count
    from windows
),

limits as (
    select
        type_limits.node_id,
        type_limits.limit_name,
        type_limits.max_count,
        1 as node_count
    from type_limits
    union all
    select
        nodes.node_id,
        'do_not_merge ' || separations.identifier_key || ' ' || separations.other_key as limit_name,
        1 as max_count,
        1 as node_count
    from separations
    inner join nodes
        on nodes.identifier_key in (separations.identifier_key, separations.other_key)
)

select * from limits
