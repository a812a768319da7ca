-- The run that changed all that is kept, with what was set in it.
-- depends_on: {{ ref('int_identity__kept_sightings') }}
-- depends_on: {{ ref('int_identity__kept_sighting_names') }}
-- depends_on: {{ ref('int_identity__identifiers') }}
-- depends_on: {{ ref('int_identity__blocked_identifiers') }}
-- depends_on: {{ ref('int_identity__naming_identifiers') }}
-- depends_on: {{ ref('int_identity__given_names') }}
-- depends_on: {{ ref('int_identity__hubs') }}
-- depends_on: {{ ref('int_identity__customers') }}
-- depends_on: {{ ref('int_identity__sighting_customers') }}
-- depends_on: {{ ref('int_identity__kept_edges') }}
-- depends_on: {{ ref('int_identity__customer_history') }}
-- depends_on: {{ ref('int_identity__kept_likely_links') }}
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
