-- The identifiers on the sightings that this run looks at, normalised. What is not a possible value
-- is left out, and so is who was erased: they are known by a hash alone, and by nothing else.
with

sightings as (
    select * from {{ ref('int_identity__sighted_values') }}
),

erased as (
    select * from {{ ref(var('erased_identifiers')) }}
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
            'sightings.phone', 'calling_codes.calling_code', 'calling_codes.trunk_prefix',
            'calling_codes.max_national_digits'
        ) | indent(8) }} as identifier_value
    from sightings
    left join calling_codes
        on upper(sightings.country) = calling_codes.country
    where sightings.phone is not null
),

keyed as (
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
),

identifiers as (
    select
        keyed.sighting_key,
        keyed.identifier_type,
        keyed.identifier_value,
        keyed.identifier_key,
        keyed.first_seen_at,
        keyed.last_seen_at
    from keyed
    left join erased
        on keyed.identifier_key = erased.identifier_key
    where erased.identifier_key is null
)

select * from identifiers
