-- How many pairs each kind of block holds, counted from the blocks' sizes before any pair is made.
-- A block of more than link_max_block records is left out: what so many share tells nobody apart.
with

block_keys as (
    select * from {{ ref('int_identity__block_keys') }}
),

blocks as (
    select
        block_keys.block_name,
        block_keys.block_key,
        cast(count(*) as {{ dbt.type_bigint() }}) as record_count,
        count(*) <= {{ var('link_max_block') }} as is_used
    from block_keys
    group by
        block_keys.block_name,
        block_keys.block_key
),

block_sizes as (
    select
        blocks.block_name,
        cast(sum(blocks.record_count) as {{ dbt.type_bigint() }}) as record_count,
        cast(max(blocks.record_count) as {{ dbt.type_bigint() }}) as largest_block,
        cast(
            sum(case when blocks.is_used then 0 else 1 end) as {{ dbt.type_bigint() }}
        ) as left_out_count,
        -- n * (n - 1) is even
        cast(
            sum(
                case
                    when blocks.is_used then blocks.record_count * (blocks.record_count - 1) else 0
                end
            ) / 2 as {{ dbt.type_bigint() }}
        ) as pair_count
    from blocks
    group by blocks.block_name
)

select * from block_sizes
