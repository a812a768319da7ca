-- The run that changed all that is kept, with what was set in it. Marts are built after it, so that
-- a build of a mart alone comes to its end too.
{{ config(access='protected') }}
{{ built_after([
    'int_identity__kept_sightings',
    'int_identity__kept_sighting_names',
    'int_identity__identifiers',
    'int_identity__blocked_identifiers',
    'int_identity__naming_identifiers',
    'int_identity__given_names',
    'int_identity__crowded_identifiers',
    'int_identity__hubs',
    'int_identity__customers',
    'int_identity__sighting_customers',
    'int_identity__kept_edges',
    'int_identity__customer_history',
    'int_identity__kept_likely_links',
    'int_identity__run_summaries'
]) }}

with

begun as (
    select * from {{ ref('int_identity__begun') }}
),

settings as (
    select * from {{ ref('int_identity__settings') }}
),

finished as (
    select
        begun.run_id,
        settings.setting_key
    from begun
    cross join settings
)

select * from finished
