-- Everything but the rows that identity depends on: the seeds, and the models' own text. When any
-- of it changes, nothing that was kept can be used. Nor can what a run left of which the ledger
-- does not tell: what came about in it would never be told.
{%- set seeds = [
    [var('identity_rules'), [
        'identifier_type', 'tier', 'priority', 'max_per_customer', 'window_days', 'max_given_names'
    ]],
    [var('identity_blocked_values'), ['identifier_type', 'pattern', 'reason']],
    [var('identity_overrides'), [
        'action', 'identifier_type', 'identifier_value', 'other_type', 'other_value', 'reason'
    ]],
    [var('erased_identifiers'), ['identifier_key']],
    ['country_calling_codes', [
        'country', 'calling_code', 'trunk_prefix', 'max_national_digits'
    ]]
] %}

with

last_ledger as (
    select * from {{ ref('int_identity__last_ledger') }}
),

latest as (
    select coalesce(max(last_ledger.recorded_at), {{ as_of() }}) as recorded_at
    from last_ledger
),

settings as (
    {% for name, columns in seeds %}
    select {{ row_fingerprint(["'seed %d'" % loop.index] + columns) | indent(8) }} as setting_key
    from {{ ref(name) }}
    union
    {% endfor %}
    select 'bridges up to {{ var("bridge_max_identifiers") }}' as setting_key
    union
    select '{{ identity_logic() }}' as setting_key
    union
    select 'the ledger does not tell' as setting_key
    from latest
    where not {{ ledger_tells('latest.recorded_at') }}
)

select * from settings
