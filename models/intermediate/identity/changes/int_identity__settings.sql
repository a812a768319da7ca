-- Everything but the rows that identity depends on: the seeds, and the models' own text. When any
-- of it changes, nothing that was kept can be used.
{%- set seeds = [
    [var('identity_rules'), [
        'identifier_type', 'tier', 'priority', 'max_per_customer', 'window_days', 'max_given_names'
    ]],
    [var('identity_blocked_values'), ['identifier_type', 'pattern', 'reason']],
    [var('identity_overrides'), [
        'action', 'identifier_type', 'identifier_value', 'other_type', 'other_value', 'reason'
    ]],
    [var('erased_identifiers'), ['identifier_key']],
    ['country_calling_codes', ['country', 'calling_code', 'trunk_prefix']]
] %}

with

settings as (
    {% for name, columns in seeds %}
    select {{ row_fingerprint(["'seed %d'" % loop.index] + columns) | indent(8) }} as setting_key
    from {{ ref(name) }}
    union
    {% endfor %}
    select 'bridges up to {{ var("bridge_max_identifiers") }}' as setting_key
    union
    select '{{ identity_logic() }}' as setting_key
)

select * from settings
