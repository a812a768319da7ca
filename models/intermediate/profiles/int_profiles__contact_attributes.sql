-- What is known of each customer, side by side, as text.
{%- set names = ['user_id', 'loyalty_id', 'email', 'phone'] %}
{%- for attributes in attribute_groups().values() %}{% do names.extend(attributes) %}{% endfor %}
with

attributes as (
    select * from {{ ref('customer_attributes') }}
),

contact_attributes as (
    select
        {% for name in names -%}
        max(case when attributes.attribute = '{{ name }}' then attributes.attribute_value end)
            as {{ name }},
        {% endfor -%}
        attributes.customer_id
    from attributes
    group by attributes.customer_id
)

select * from contact_attributes
