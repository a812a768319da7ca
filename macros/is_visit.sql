{#- Whether an event says that somebody was there: it is of a cart, or has a cookie, a device, a page, a
    product or a campaign. A server that tells of a parcel, or of all users at night, has none. -#}
{% macro is_visit(events) -%}
    (
        {{ events }}.event_name in ('Product Added', 'Checkout Started')
        or coalesce(
            {{ events }}.anonymous_id,
            {{ events }}.device_id,
            {{ events }}.device_type,
            {{ events }}.page_path,
            {{ events }}.product_id,
            {{ events }}.utm_source
        ) is not null
    )
{%- endmacro %}
