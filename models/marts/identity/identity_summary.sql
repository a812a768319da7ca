-- How identity developed, run by run: what a build changed, and how large the largest customer is.
{{ built_after(['int_identity__finished']) }}

with

summaries as (
    select * from {{ ref('int_identity__run_summaries') }}
),

identity_summary as (
    select
        summaries.run_number,
        summaries.recorded_at,
        summaries.is_whole,
        summaries.customer_count,
        summaries.identifier_count,
        summaries.largest_identifier_count,
        summaries.minted_count,
        summaries.merged_into_count,
        summaries.split_from_count,
        summaries.renamed_count,
        summaries.retired_count,
        summaries.moved_identifier_count,
        {{ share_of('summaries.merged_into_count', 'summaries.former_customer_count') | indent(8) }}
            as merged_share,
        {{ share_of('summaries.moved_identifier_count', 'summaries.identifier_count') | indent(8) }}
            as moved_share,
        summaries.run_id
    from summaries
)

select * from identity_summary
