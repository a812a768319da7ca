-- What is known of a customer, attribute by attribute: whose word it is, and who says otherwise.
with

attribute_values as (
    select * from {{ ref('int_profiles__attribute_values') }}
),

winners as (
    select * from {{ ref('int_profiles__attribute_winners') }}
),

kept as (
    select
        attribute_values.*,
        winners.rule
    from attribute_values
    inner join winners
        on
            attribute_values.customer_id = winners.customer_id
            and attribute_values.attribute_group = winners.attribute_group
            and attribute_values.record_key = winners.record_key
),

counted as (
    select
        kept.customer_id,
        kept.attribute,
        count(*) as record_count,
        sum(case when attribute_values.plain_value != kept.plain_value then 1 else 0 end)
            as disagreeing_count
    from kept
    inner join attribute_values
        on
            kept.customer_id = attribute_values.customer_id
            and kept.attribute = attribute_values.attribute
    group by
        kept.customer_id,
        kept.attribute
),

customer_attributes as (
    select
        kept.customer_id,
        kept.attribute,
        kept.attribute_value,
        kept.source,
        kept.recorded_at,
        kept.rule,
        kept.attribute_group,
        cast(counted.record_count as {{ dbt.type_bigint() }}) as record_count,
        cast(counted.disagreeing_count as {{ dbt.type_bigint() }}) as disagreeing_count
    from kept
    inner join counted
        on
            kept.customer_id = counted.customer_id
            and kept.attribute = counted.attribute
)

select * from customer_attributes
