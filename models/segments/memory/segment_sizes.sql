-- How many were in each segment at the end of each day on which it was judged, and how many had
-- come and gone since the day before. A segment that nobody is in has its row too.
with

judged_days as (
    select * from {{ ref('int_segments__judged_days') }}
),

movements as (
    select * from {{ ref('int_segments__movements') }}
),

followed as (
    select
        judged_days.*,
        cast(coalesce(movements.entered_count, 0) as {{ dbt.type_bigint() }}) as entered_count,
        cast(coalesce(movements.left_count, 0) as {{ dbt.type_bigint() }}) as left_count,
        coalesce(
            lag(judged_days.member_count) over (
                partition by judged_days.segment_name
                order by judged_days.size_date
            ),
            0
        ) as former_member_count
    from judged_days
    left join movements
        on
            judged_days.segment_name = movements.segment_name
            and judged_days.size_date = movements.size_date
),

segment_sizes as (
    select
        followed.segment_name,
        followed.size_date,
        followed.member_count,
        {{ share_of('followed.member_count', 'followed.population_count') }} as member_share,
        followed.entered_count,
        followed.left_count,
        cast(followed.former_member_count - followed.left_count as {{ dbt.type_bigint() }})
            as kept_count,
        followed.evaluated_at,
        followed.definition_hash
    from followed
)

select * from segment_sizes
