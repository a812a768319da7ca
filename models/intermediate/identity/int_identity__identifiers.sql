-- One row per sighting and identifier in it, normalised. What is not a possible value is left out.
-- Open to the marts, because a consent is about the very address on its row.
{{ config(access='protected') }}

with

sightings as (
    select * from {{ ref('int_identity__sightings') }}
),

calling_codes as (
    select * from {{ ref('country_calling_codes') }}
),

{%- set columns = ['sighting_key', 'first_seen_at', 'last_seen_at'] %}

normalised as (
    {% for name in identifier_columns() | reject('equalto', 'phone') %}
    select
        {{ columns | join(',\n        ') }},
        '{{ name }}' as identifier_type,
        {{ normalised_email('email') if name == 'email' else name }} as identifier_value
    from sightings
    where {{ name }} is not null
    union all
    {% endfor %}
    select
        {{ columns | join(',\n        ') }},
        'phone' as identifier_type,
        {{ normalised_phone(
            'sightings.phone', 'calling_codes.calling_code', 'calling_codes.trunk_prefix'
        ) | indent(8) }} as identifier_value
    from sightings
    left join calling_codes
        on upper(sightings.country) = calling_codes.country
    where sightings.phone is not null
),

identifiers as (
    select
        normalised.sighting_key,
        normalised.identifier_type,
        normalised.identifier_value,
        {{ identifier_key('normalised.identifier_type', 'normalised.identifier_value') }}
            as identifier_key,
        normalised.first_seen_at,
        normalised.last_seen_at
    from normalised
    where normalised.identifier_value is not null
)

select * from identifiers
