-- The run that began to change what is kept. When int_identity__finished names another, it never
-- came to its end, and the next run starts anew.
with

run as (
    select * from {{ ref('int_identity__run') }}
),

begun as (
    select run.run_id
    from run
)

select * from begun
