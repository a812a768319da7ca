-- Everything that is known of a customer, side by side: nothing is computed here, each trait is
-- from the model that makes it. What each means is in trait_catalog.
{%- set traits = {
    'customer_rfm': [
        'recency_days', 'frequency', 'average_order_amount', 'recency_score',
        'frequency_score', 'monetary_score', 'average_order_score', 'rfm_segment',
        'value_tier'
    ],
    'customer_predictions': [
        'prediction_status', 'overdue_ratio', 'probability_alive',
        'predicted_probability_of_transaction_next_90d',
        'predicted_order_frequency_next_365d', 'predicted_next_order_date',
        'predicted_clv_next_365d', 'predicted_clv_bucket'
    ],
    'purchase_traits': [
        'is_repeat_buyer', 'days_to_second_order', 'average_days_between_purchases',
        'order_count_last_365d', 'largest_order_amount', 'average_order_products',
        'average_order_units', 'first_order_channel', 'last_order_channel',
        'order_channels', 'online_order_share', 'margin_amount'
    ],
    'product_traits': [
        'favourite_category', 'favourite_category_affinity', 'favourite_product_id',
        'favourite_product_name', 'favourite_brand', 'product_count', 'category_count',
        'brand_count', 'first_product_id', 'first_product_name', 'last_product_id',
        'last_product_name', 'next_product_id', 'due_product_id', 'due_product_name',
        'due_interval_days', 'due_date'
    ],
    'discount_traits': [
        'discounted_order_count', 'discounted_order_share', 'discount_affinity',
        'average_discount_share', 'is_first_order_discounted', 'coupon_order_count',
        'last_coupon_code', 'favourite_coupon_code'
    ],
    'return_traits': [
        'returned_order_count', 'returned_order_share', 'returned_amount',
        'returned_amount_share', 'last_returned_at'
    ],
    'contact_traits': [
        'can_be_emailed', 'can_be_texted', 'can_be_called', 'last_consent_at',
        'last_withdrawal_at'
    ],
    'engagement_traits': [
        'email_sent_count', 'email_click_count', 'email_unsubscribe_count',
        'sms_sent_count', 'sms_click_count', 'sms_unsubscribe_count', 'push_sent_count',
        'push_click_count', 'push_unsubscribe_count', 'last_message_at', 'last_click_at',
        'days_since_last_click', 'is_disengaging', 'preferred_channel', 'preferred_hour',
        'preferred_hour_clock'
    ],
    'browsing_traits': [
        'last_visit_at', 'days_since_last_visit', 'session_count', 'page_view_count',
        'viewed_product_count', 'viewed_category_count', 'last_viewed_product_id',
        'last_viewed_product_name', 'last_viewed_category', 'abandoned_cart_at',
        'intent_score'
    ],
    'service_traits': [
        'ticket_count', 'open_ticket_count', 'last_ticket_at', 'last_ticket_topic',
        'average_days_to_solve', 'last_satisfaction_score', 'average_satisfaction_score'
    ],
    'context_traits': [
        'residence_country', 'residence_region', 'sales_region', 'climate', 'hemisphere',
        'season', 'utc_offset_minutes', 'local_hour', 'next_holiday_name',
        'next_holiday_date', 'days_to_next_holiday', 'weather_condition',
        'temperature_celsius'
    ]
} %}
with

profiles as (
    select * from {{ ref('customer_profiles') }}
),

{% for name in traits %}
{{ name }} as (
    select * from {{ ref(name) }}
),

{% endfor %}
customer_traits as (
    select
        profiles.customer_id,
        {%- for name, columns in traits.items() %}
        {%- for column in columns %}
        {{ name }}.{{ column }},
        {%- endfor %}
        {%- endfor %}
        profiles.first_seen_at,
        profiles.last_seen_at,
        profiles.acquisition_source,
        profiles.lifecycle_stage,
        profiles.first_purchase_date,
        profiles.last_purchase_date,
        profiles.order_count,
        profiles.net_revenue_amount,
        profiles.currency
    from profiles
    {% for name in traits %}
    left join {{ name }}
        on profiles.customer_id = {{ name }}.customer_id
    {% endfor %}
)

select * from customer_traits
