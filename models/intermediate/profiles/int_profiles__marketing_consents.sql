-- Each customer's last word on marketing, channel by channel, side by side.
with

consents as (
    select * from {{ ref('customer_consents') }}
    where purpose = 'marketing'
),

marketing_consents as (
    select
        {% for channel in ['email', 'sms', 'phone', 'post'] -%}
        max(case when consents.channel = '{{ channel }}' then consents.state end)
            as marketing_{{ channel }}_consent,
        {% endfor -%}
        consents.customer_id
    from consents
    group by consents.customer_id
)

select * from marketing_consents
