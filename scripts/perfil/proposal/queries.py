"""The questions that are asked of two states, in SQL that every engine takes.

`{old_…}` and `{new_…}` are the present and the proposed mart, `{links}` the table that `links.py`
makes of them."""

CUSTOMERS = """
    select
        (select count(distinct customer_id) from {old_identifiers}),
        (select count(distinct customer_id) from {new_identifiers}),
        (select count(*) from {old_rfm}),
        (select count(*) from {new_rfm}),
        (select count(distinct new_id) from {links}),
        (select count(distinct old_id) from {links})
"""

LARGEST_PROFILE = """
    select
        (select max(size) from (
            select count(*) as size from {old_identifiers} group by customer_id
        ) as old_sizes),
        (select max(size) from (
            select count(*) as size from {new_identifiers} group by customer_id
        ) as new_sizes)
"""

IDENTIFIERS = """
    select
        count(case when old.customer_id != new.customer_id then 1 end),
        count(case when new.customer_id is null then 1 end),
        count(case when old.customer_id is null then 1 end)
    from {old_identifiers} as old
    full outer join {new_identifiers} as new
        on old.identifier_type = new.identifier_type
        and old.identifier_value = new.identifier_value
"""

PROFILES = """
    select
        count(distinct case when old_count > 1 then old_id end),
        count(distinct case when old_count > 1 then new_id end),
        count(distinct case when new_count > 1 then old_id end),
        count(distinct case when new_count > 1 then new_id end),
        count(case when old_count = 1 and new_count = 1 and old_id != new_id then 1 end)
    from {links}
"""

# A member stays who has an identifier in common with a member; a new name is nobody new.
SEGMENTS = """
    with stayed as (
        select
            old.segment_name,
            count(distinct links.old_id) as old_count,
            count(distinct links.new_id) as new_count
        from {links} as links
        inner join {old_memberships} as old
            on links.old_id = old.customer_id
        inner join {new_memberships} as new
            on links.new_id = new.customer_id
            and old.segment_name = new.segment_name
        group by old.segment_name
    ),
    old_sizes as (
        select segment_name, count(*) as members from {old_memberships} group by segment_name
    ),
    new_sizes as (
        select segment_name, count(*) as members from {new_memberships} group by segment_name
    ),
    names as (
        select segment_name from old_sizes
        union
        select segment_name from new_sizes
    )
    select
        names.segment_name,
        coalesce(old_sizes.members, 0),
        coalesce(new_sizes.members, 0),
        coalesce(new_sizes.members, 0) - coalesce(stayed.new_count, 0),
        coalesce(old_sizes.members, 0) - coalesce(stayed.old_count, 0),
        coalesce(stayed.new_count, 0)
    from names
    left join old_sizes on names.segment_name = old_sizes.segment_name
    left join new_sizes on names.segment_name = new_sizes.segment_name
    left join stayed on names.segment_name = stayed.segment_name
    order by names.segment_name
"""

# No RFM segment at all is that of somebody who is not known. What is cut off a customer who keeps
# the orders is no move of theirs.
RFM_MOVES = """
    select old.rfm_segment, new.rfm_segment, count(distinct links.old_id)
    from {links} as links
    left join {old_rfm} as old
        on links.old_id = old.customer_id
    left join {new_rfm} as new
        on links.new_id = new.customer_id
    where links.is_main_successor
        and coalesce(old.rfm_segment, '') != coalesce(new.rfm_segment, '')
    group by old.rfm_segment, new.rfm_segment
    order by 3 desc, coalesce(old.rfm_segment, ''), coalesce(new.rfm_segment, '')
"""

# What one customer has more than before, another, or nobody, has less. Whoever is one person in the
# books, under one id or two, is compared with themselves; whose heir is another, with nobody.
REVENUE = """
    with old as (
        select
            coalesce(heirs.new_id, revenue.customer_id, '') as customer_id,
            revenue.currency,
            sum(revenue.net_revenue_amount) as amount
        from {old_revenue} as revenue
        left join (select old_id, new_id from {links} where is_heir) as heirs
            on revenue.customer_id = heirs.old_id
        group by coalesce(heirs.new_id, revenue.customer_id, ''), revenue.currency
    ),
    new as (
        select
            coalesce(customer_id, '') as customer_id,
            currency,
            net_revenue_amount as amount
        from {new_revenue}
    ),
    compared as (
        select
            coalesce(old.currency, new.currency) as currency,
            coalesce(old.customer_id, new.customer_id) as customer_id,
            coalesce(old.amount, 0) as before_amount,
            coalesce(new.amount, 0) as after_amount
        from old
        full outer join new
            on old.customer_id = new.customer_id
            and coalesce(old.currency, '') = coalesce(new.currency, '')
    )
    select
        currency,
        sum(case when customer_id = '' then 0 else before_amount end),
        sum(case when customer_id = '' then 0 else after_amount end),
        sum(case when after_amount > before_amount then after_amount - before_amount else 0 end),
        count(case when after_amount != before_amount and customer_id != '' then 1 end)
    from compared
    group by currency
    order by currency
"""

# The largest: of most profiles, then of most identifiers.
LARGEST = """
    select {one}
    from {links}
    where {count} > 1
    group by {one}
    order by count(*) desc, sum(identifier_count) desc, {one}
    limit {limit}
"""

PARTS = """
    select distinct links.{one}, links.{other}, part.identifier_type, part.identifier_value,
        part.first_seen_at
    from {links} as links
    inner join {identifiers} as part
        on links.{other} = part.customer_id
    where links.{one} in ({ids})
    order by links.{one}, links.{other}, part.first_seen_at, part.identifier_type,
        part.identifier_value
"""
