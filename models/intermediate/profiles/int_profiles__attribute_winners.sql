-- Which name, address, … counts, by the rules of the seed; what is whole comes before what
-- is not, whatever the rule.
with

attribute_values as (
    select * from {{ ref('int_profiles__attribute_values') }}
),

rules as (
    select * from {{ ref(var('attribute_rules')) }}
),

records as (
    select distinct
        attribute_values.customer_id,
        attribute_values.attribute_group,
        attribute_values.source,
        attribute_values.recorded_at,
        attribute_values.record_key,
        attribute_values.group_lack,
        attribute_values.group_key
    from attribute_values
),

ruled as (
    select
        records.*,
        coalesce(rules.rule, 'most_recent') as rule,
        -- no place in the order is the last place
        coalesce(nullif(position(
            ' ' || records.source || ' ' in ' ' || rules.source_order || ' '
        ), 0), 1000) as source_place,
        count(*) over (
            partition by
                records.customer_id,
                records.attribute_group,
                records.group_key
        ) as agreeing_count
    from records
    left join rules
        on records.attribute_group = rules.attribute_group
),

ranked as (
    select
        ruled.*,
        row_number() over (
            partition by
                ruled.customer_id,
                ruled.attribute_group
            order by
                ruled.group_lack,
                case when ruled.rule = 'source_priority' then ruled.source_place else 0 end,
                case when ruled.rule = 'most_frequent' then -ruled.agreeing_count else 0 end,
                ruled.recorded_at desc,
                ruled.source_place,
                ruled.record_key
        ) as record_rank
    from ruled
),

winners as (
    select
        ranked.customer_id,
        ranked.attribute_group,
        ranked.record_key,
        ranked.rule
    from ranked
    where ranked.record_rank = 1
)

select * from winners
