-- Who lives with whom: a circle as it is, and where it is larger than a household those in it who
-- share an address and a last name. Telephones, the weaker evidence, join nobody in such a circle.
with

ties as (
    select * from {{ ref('int_households__ties') }}
),

people as (
    select * from {{ ref('int_households__people') }}
),

circles as (
    select * from {{ ref('int_households__circles') }}
),

too_large as (
    select circles.component_id
    from circles
    group by circles.component_id
    having count(*) > {{ var('max_household_size') }}
),

tied as (
    select
        ties.customer_id,
        ties.tie_type,
        people.person_number,
        people.first_seen_at,
        circles.component_id,
        too_large.component_id is not null as is_too_large,
        min(people.person_number) over (
            partition by ties.tie_type, ties.tie_key
        ) as first_sharer_number
    from ties
    inner join people
        on ties.customer_id = people.customer_id
    inner join circles
        on people.person_number = circles.node_id
    left join too_large
        on circles.component_id = too_large.component_id
),

-- one address a customer, so nobody is in two of these
rooted as (
    select
        tied.customer_id,
        tied.tie_type,
        tied.first_seen_at,
        case
            when tied.is_too_large then tied.first_sharer_number
            else tied.component_id
        end as first_person_number
    from tied
    where
        not tied.is_too_large
        or tied.tie_type = 'address and last name'
),

gathered as (
    select
        rooted.customer_id,
        rooted.first_person_number,
        rooted.first_seen_at,
        max(case when rooted.tie_type = 'family phone' then 0 else 1 end) = 1 as shares_address,
        max(case when rooted.tie_type = 'family phone' then 1 else 0 end) = 1 as shares_phone
    from rooted
    group by
        rooted.customer_id,
        rooted.first_person_number,
        rooted.first_seen_at
),

members as (
    select
        gathered.customer_id,
        {{ dbt.hash("'household:' || firsts.customer_id") }} as household_id,
        gathered.shares_address,
        gathered.shares_phone,
        gathered.first_seen_at
    from gathered
    inner join people as firsts
        on gathered.first_person_number = firsts.person_number
)

select * from members
