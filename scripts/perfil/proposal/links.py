"""Who of the proposed customers succeeds whom of the present ones, in SQL that every engine takes.

One row per present and proposed customer who have an identifier in common, with how many, with how
many others each of the two has one (`new_count` proposed ones of the present one, `old_count`), and
whether the proposed one has most of the orders, then of the identifiers, of all who succeed the
present one (`is_main_successor`), and whether they are one person in the books (`is_heir`): so it
is, and of all whom the proposed one succeeds, the present one has its id, or else brings most."""

LINKS = """
    create table {links} as
    with shared as (
        select old.customer_id as old_id, new.customer_id as new_id, count(*) as identifier_count
        from {old_identifiers} as old
        inner join {new_identifiers} as new
            on old.identifier_type = new.identifier_type
            and old.identifier_value = new.identifier_value
        group by old.customer_id, new.customer_id
    ),
    bought as (
        select old.customer_id as old_id, new.customer_id as new_id, count(*) as order_count
        from {old_orders} as old
        inner join {new_orders} as new
            on old.source = new.source
            and old.order_id = new.order_id
        group by old.customer_id, new.customer_id
    ),
    ranked as (
        select
            shared.*,
            row_number() over (
                partition by shared.old_id
                order by coalesce(bought.order_count, 0) desc, shared.identifier_count desc,
                    case when shared.old_id = shared.new_id then 0 else 1 end, shared.new_id
            ) as heir_rank,
            row_number() over (
                partition by shared.new_id
                order by case when shared.old_id = shared.new_id then 0 else 1 end,
                    coalesce(bought.order_count, 0) desc, shared.identifier_count desc,
                    shared.old_id
            ) as origin_rank
        from shared
        left join bought
            on shared.old_id = bought.old_id
            and shared.new_id = bought.new_id
    )
    select
        ranked.old_id,
        ranked.new_id,
        ranked.identifier_count,
        count(*) over (partition by ranked.old_id) as new_count,
        count(*) over (partition by ranked.new_id) as old_count,
        ranked.heir_rank = 1 as is_main_successor,
        ranked.heir_rank = 1 and ranked.origin_rank = 1 as is_heir
    from ranked
"""
