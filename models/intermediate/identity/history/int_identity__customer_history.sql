-- Whose each identifier was thought to be, from when to when: what the rows that had happened by
-- then say, by the rules of today.
{{ keep_rows('identifier_key', ['int_identity__dirty_identifiers']) }}
{{ built_after(['int_identity__customers']) }}

with

resolved as (
    select * from {{ ref('int_identity__resolved_identifiers') }}
),

anchors as (
    select * from {{ ref('int_identity__anchors_over_time') }}
),

merge_edges as (
    select * from {{ ref('int_identity__merge_edges') }}
),

named as (
    select
        resolved.node_id,
        resolved.node_id as anchor_id,
        resolved.first_seen_at as valid_from,
        0 as edge_rank
    from resolved
    union all
    select
        anchors.node_id,
        anchors.anchor_id,
        merge_edges.first_seen_at as valid_from,
        anchors.edge_rank
    from anchors
    inner join merge_edges
        on anchors.edge_rank = merge_edges.edge_rank
),

ended as (
    select
        named.node_id,
        named.anchor_id,
        named.valid_from,
        lead(named.valid_from) over (
            partition by named.node_id
            order by named.edge_rank
        ) as valid_to
    from named
),

history as (
    select
        identifiers.identifier_key,
        identifiers.identifier_type,
        identifiers.identifier_value,
        anchors_then.identifier_key as customer_id,
        ended.valid_from,
        ended.valid_to
    from ended
    inner join resolved as identifiers
        on ended.node_id = identifiers.node_id
    inner join resolved as anchors_then
        on ended.anchor_id = anchors_then.node_id
    where
        ended.valid_to is null
        or ended.valid_to > ended.valid_from
)

select * from history
