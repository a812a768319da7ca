-- What people decided about single identifiers, each named by its key as all later steps know it.
with

overrides as (
    select * from {{ ref(var('identity_overrides')) }}
),

normalised as (
    select
        overrides.action,
        overrides.reason,
        overrides.identifier_type,
        overrides.other_type,
        case
            when overrides.identifier_type = 'email'
                then {{ lower_case('trim(overrides.identifier_value)') | indent(16) }}
            else trim(overrides.identifier_value)
        end as identifier_value,
        case
            when overrides.other_type = 'email'
                then {{ lower_case('trim(overrides.other_value)') | indent(16) }}
            else trim(overrides.other_value)
        end as other_value
    from overrides
),

keyed as (
    select
        normalised.action,
        normalised.reason,
        normalised.identifier_type,
        normalised.other_type,
        {{ identifier_key('normalised.identifier_type', 'normalised.identifier_value') }}
            as identifier_key,
        case
            when normalised.other_value is not null
                then {{ identifier_key('normalised.other_type', 'normalised.other_value') }}
        end as other_key
    from normalised
)

select * from keyed
