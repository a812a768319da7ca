-- What each contact record says of its customer, one attribute a row. What is taken together has
-- one key to compare it by, and is whole or lacks something, whichever of its attributes this is.
{%- set groups = attribute_groups() %}
{%- set names = [] %}
{%- for attributes in groups.values() %}{% do names.extend(attributes) %}{% endfor %}
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
        contacts.source,
        contacts.updated_at as recorded_at,
        {% for name in names -%}
        cast(contacts.{{ name }} as {{ dbt.type_string() }}) as {{ name }},
        {% endfor -%}
        {{ row_fingerprint(['contacts.source', 'contacts.record_id']) | indent(8) }} as record_key
    from contacts
    inner join sighting_customers
        on contacts.sighting_key = sighting_customers.sighting_key
),

-- an accent or a dot is no other value
compared as (
    select
        linked.*,
        {% for name in names -%}
        coalesce({{ plain_text('linked.' ~ name) }}, linked.{{ name }}) as plain_{{ name }},
        {% endfor -%}
        -- a name rather than an initial, an initial rather than none
        case
            when linked.first_name is null then 2
            when length(replace(linked.first_name, '.', '')) <= 1 then 1
            else 0
        end as name_lack,
        case
            when
                linked.street is not null
                and coalesce(linked.postal_code, linked.city) is not null
                then 0
            else 1
        end as address_lack
    from linked
),

keyed as (
    select
        compared.*,
        {% for group, attributes in groups.items() -%}
        {%- set plain = ('compared.plain_' ~ attributes | join(' compared.plain_')).split(' ') -%}
        {{ row_fingerprint(plain) | indent(8) }} as {{ group }}_key,
        {% endfor -%}
        0 as no_lack
    from compared
),

record_values as (
    {% for name in names -%}
    {%- for group, attributes in groups.items() if name in attributes -%}
    select
        keyed.customer_id,
        '{{ group }}' as attribute_group,
        '{{ name }}' as attribute,
        keyed.{{ name }} as attribute_value,
        keyed.plain_{{ name }} as plain_value,
        keyed.source,
        keyed.recorded_at,
        keyed.record_key,
        keyed.{{ group if group in ['name', 'address'] else 'no' }}_lack as group_lack,
        keyed.{{ group }}_key as group_key
    from keyed
    where keyed.{{ name }} is not null
    {% endfor -%}
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select * from record_values
