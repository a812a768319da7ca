-- Every size is that of the day before, plus who entered, less who left: counted from memberships
-- on one side, from events on the other.
with

sizes as (
    select * from {{ ref('segment_sizes') }}
),

followed as (
    select
        sizes.segment_name,
        sizes.size_date,
        sizes.member_count,
        sizes.entered_count,
        sizes.left_count,
        lag(sizes.member_count) over (
            partition by sizes.segment_name
            order by sizes.size_date
        ) as former_member_count
    from sizes
)

select * from followed
where
    followed.member_count
    != coalesce(followed.former_member_count, 0) + followed.entered_count - followed.left_count
