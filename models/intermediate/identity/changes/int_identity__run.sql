-- This run, and whether it has to look at everything: because it is the first, because somebody
-- said --full-refresh, because something was set otherwise, or because the last run never finished.
{{ built_after(['int_identity__sightings', 'int_identity__sighting_names', var('link_weights')]) }}

with

settings as (
    select * from {{ ref('int_identity__settings') }}
),

last_finished as (
    select * from {{ ref('int_identity__last_finished') }}
),

last_begun as (
    select * from {{ ref('int_identity__last_begun') }}
),

differing as (
    select count(*) as setting_count
    from settings
    full outer join last_finished
        on settings.setting_key = last_finished.setting_key
    where
        settings.setting_key is null
        or last_finished.setting_key is null
),

finished_runs as (
    select last_finished.run_id
    from last_finished
    group by last_finished.run_id
),

broken as (
    select count(*) as run_count
    from last_begun
    full outer join finished_runs
        on last_begun.run_id = finished_runs.run_id
    where
        last_begun.run_id is null
        or finished_runs.run_id is null
),

run as (
    select
        '{{ invocation_id }}' as run_id,
        {#- its unit tests too run in a full refresh #}
        {% if flags.FULL_REFRESH and model.resource_type != 'unit_test' -%}
        true as is_whole
        {%- else -%}
        differing.setting_count > 0 or broken.run_count > 0 as is_whole
        {%- endif %}
    from differing
    cross join broken
)

select * from run
