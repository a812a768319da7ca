-- All that is said of a customer, by whom and when: what the rules choose from.
{%- set columns = [
    'customer_id', 'attribute_group', 'attribute', 'attribute_value', 'plain_value', 'source',
    'recorded_at', 'record_key', 'group_lack', 'group_key',
] %}
with

record_values as (
    select * from {{ ref('int_profiles__record_values') }}
),

contact_point_values as (
    select * from {{ ref('int_profiles__contact_point_values') }}
),

attribute_values as (
    select {{ columns | join(', ') }}
    from record_values
    union all
    select {{ columns | join(', ') }}
    from contact_point_values
)

select * from attribute_values
