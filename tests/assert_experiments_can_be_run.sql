-- An experiment has two to eight arms, one of them control, whose shares make no more than one; it
-- ends after it starts, names a segment that is built, and says the same in each of its rows.
{%- set names = var('segments') | map('replace', 'seg_', '', 1) | list %}

with

arms as (
    select * from {{ ref('int_experiments__listed') }}
),

told as (
    select
        arms.*,
        {{ dbt.hash(
            "coalesce(arms.segment_name, '') || '|' || coalesce(arms.salt, '') || '|' || "
            ~ "coalesce(arms.stratify_by, '') || '|' || arms.primary_metric || '|' || "
            ~ "cast(arms.starts_on as " ~ dbt.type_string() ~ ") || '|' || "
            ~ "cast(arms.ends_on as " ~ dbt.type_string() ~ ") || '|' || "
            ~ "cast(arms.outcome_days as " ~ dbt.type_string() ~ ") || '|' || "
            ~ "coalesce(arms.sync_name, '')"
        ) }} as said
    from arms
),

found as (
    select
        told.experiment,
        count(*) as arm_count,
        sum(case when told.is_control then 1 else 0 end) as control_count,
        sum(told.arm_share) as share_total,
        count(distinct told.said) as version_count,
        min(told.starts_on) as starts_on,
        max(told.ends_on) as ends_on,
        min(told.segment_name) as segment_name
    from told
    group by told.experiment
)

select * from found
where
    arm_count not between 2 and 8
    or control_count != 1
    or share_total > 1
    or version_count != 1
    or ends_on < starts_on
    or segment_name not in (
        {% for name in names %}
        '{{ name }}',
        {% endfor %}
        ''
    )
