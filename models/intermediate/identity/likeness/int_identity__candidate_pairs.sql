-- Pairs of records to be compared: they share a block, and are not joined by their identifier
-- already. A pair that shares several blocks is there once.
{{ built_after(['int_identity__block_sizes']) }}
{{ config(pre_hook="{{ perfil.check_likeness_pairs(ref('int_identity__block_sizes')) }}") }}

with

block_keys as (
    select * from {{ ref('int_identity__block_keys') }}
),

used_blocks as (
    select
        block_keys.block_name,
        block_keys.block_key
    from block_keys
    group by
        block_keys.block_name,
        block_keys.block_key
    having count(*) between 2 and {{ var('link_max_block') }}
),

members as (
    select
        block_keys.block_name,
        block_keys.block_key,
        block_keys.record_key,
        block_keys.identifier_key
    from block_keys
    inner join used_blocks
        on
            block_keys.block_name = used_blocks.block_name
            and block_keys.block_key = used_blocks.block_key
),

pairs as (
    select
        low.record_key as low_record_key,
        high.record_key as high_record_key
    from members as low
    inner join members as high
        on
            low.block_key = high.block_key
            and low.block_name = high.block_name
            and low.record_key < high.record_key
    where low.identifier_key != high.identifier_key
    group by
        low.record_key,
        high.record_key
)

select * from pairs
