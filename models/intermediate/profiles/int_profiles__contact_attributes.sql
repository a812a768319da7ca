-- What the last updated record that has it says of each customer: name, birth date, country.

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
        contacts.*,
        {{ row_fingerprint(['contacts.source', 'contacts.record_id']) | indent(8) }} as record_key
    from contacts
    inner join sighting_customers
        on contacts.sighting_key = sighting_customers.sighting_key
),

ranked as (
    select
        linked.*,
        row_number() over (
            partition by linked.customer_id
            order by
                -- a name rather than an initial, an initial rather than none
                case
                    when coalesce(linked.first_name, linked.last_name) is null then 2
                    when length(replace(linked.first_name, '.', '')) <= 1 then 1
                    else 0
                end,
                linked.updated_at desc,
                linked.record_key
        ) as name_rank,
        row_number() over (
            partition by linked.customer_id
            order by
                case when linked.birth_date is null then 1 else 0 end,
                linked.updated_at desc,
                linked.record_key
        ) as birth_date_rank,
        row_number() over (
            partition by linked.customer_id
            order by
                case when linked.country is null then 1 else 0 end,
                linked.updated_at desc,
                linked.record_key
        ) as country_rank
    from linked
),

contact_attributes as (
    select
        ranked.customer_id,
        max(case when ranked.name_rank = 1 then ranked.first_name end) as first_name,
        max(case when ranked.name_rank = 1 then ranked.last_name end) as last_name,
        max(case when ranked.birth_date_rank = 1 then ranked.birth_date end) as birth_date,
        max(case when ranked.country_rank = 1 then ranked.country end) as country
    from ranked
    group by ranked.customer_id
)

select * from contact_attributes
