-- Everything but the rows that identity depends on: the seeds, and the models' own text. When any
-- of it changes, nothing that was kept can be used.
with

settings as (
    select {{ row_fingerprint([
        "'rule'", 'identifier_type', 'tier', 'priority', 'max_per_customer', 'window_days',
        'max_given_names'
    ]) }} as setting_key
    from {{ ref(var('identity_rules')) }}
    union
    select {{ row_fingerprint(["'blocked'", 'identifier_type', 'pattern', 'reason']) }}
        as setting_key
    from {{ ref(var('identity_blocked_values')) }}
    union
    select {{ row_fingerprint([
        "'override'", 'action', 'identifier_type', 'identifier_value', 'other_type', 'other_value',
        'reason'
    ]) }} as setting_key
    from {{ ref(var('identity_overrides')) }}
    union
    select {{ row_fingerprint(["'erased'", 'identifier_key']) }} as setting_key
    from {{ ref(var('erased_identifiers')) }}
    union
    select {{ row_fingerprint(["'country'", 'country', 'calling_code', 'trunk_prefix']) }}
        as setting_key
    from {{ ref('country_calling_codes') }}
    union
    select '{{ identity_logic() }}' as setting_key
)

select * from settings
