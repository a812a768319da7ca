-- What the last updated record that has it says of each customer: name, birth date, country.
{%- set attributes = {
    'name': ['first_name', 'last_name'], 'birth_date': ['birth_date'], 'country': ['country']
} %}

with

contacts as (
    select * from {{ ref('int_feeds__contacts') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

linked as (
    select
        sighting_customers.customer_id,
        contacts.*
    from contacts
    inner join sighting_customers
        on contacts.sighting_key = sighting_customers.sighting_key
),

ranked as (
    select
        linked.*,
        {%- for attribute, columns in attributes.items() %}
        row_number() over (
            partition by linked.customer_id
            order by
                case when coalesce({{ columns | join(', ') }}) is null then 1 else 0 end,
                linked.updated_at desc,
                {{ row_fingerprint(['linked.source', 'linked.record_id']) | indent(16) }}
        ) as {{ attribute }}_rank{{ ',' if not loop.last }}
        {%- endfor %}
    from linked
),

contact_attributes as (
    select
        ranked.customer_id
        {%- for attribute, columns in attributes.items() %}{% for column in columns %},
        max(case when ranked.{{ attribute }}_rank = 1 then ranked.{{ column }} end) as {{ column }}
        {%- endfor %}{% endfor %}
    from ranked
    group by ranked.customer_id
)

select * from contact_attributes
