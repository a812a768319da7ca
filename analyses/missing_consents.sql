-- Which consents are missing, and what do customers bring to whom we may not write?
with

traits as (
    select * from {{ ref('customer_traits') }}
),

by_channel as (
    {%- for channel, trait in {
        'email': 'can_be_emailed', 'sms': 'can_be_texted', 'phone': 'can_be_called'
    }.items() %}
    select
        '{{ channel }}' as channel,
        count(*) as customer_count,
        count(case when traits.{{ trait }} then 1 end) as reachable_count,
        {{ share_of('count(case when traits.' ~ trait ~ ' then 1 end)', 'count(*)') }}
            as reachable_share,
        sum(case when traits.{{ trait }} then 0 else traits.net_revenue_amount end)
            as unreachable_amount
    from traits
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select * from by_channel
order by unreachable_amount desc
