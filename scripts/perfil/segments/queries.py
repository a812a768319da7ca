"""What a preview asks the warehouse, once, in SQL that DuckDB and Postgres take."""

# The compiled select begins in the first line, so that a line the engine names is one of its own.
# Each row of the answer is a part (count, both, size, sample), a name, an example and an amount.
PREVIEW = """with rows_given as (select cast(customer_id as text) as customer_id from ({sql}
) as model),
judged as materialized (
    select * from rows_given
),
members as materialized (
    select customer_id, count(*) as row_count
    from judged
    where customer_id is not null
    group by customer_id
),
recorded as materialized (
    select segment_name, customer_id from {segment_memberships}
),
found as materialized (
    select
        members.customer_id,
        members.row_count,
        case
            when profiles.customer_id is not null then 'customers'
            when visitors.customer_id is not null then 'visitors'
        end as kind,
        profiles.email,
        before.customer_id as recorded_id,
        row_number() over (order by md5(members.customer_id), members.customer_id) as place
    from members
    left join {customer_profiles} as profiles
        on members.customer_id = profiles.customer_id
    left join {visitors} as visitors
        on members.customer_id = visitors.customer_id
    left join recorded as before
        on members.customer_id = before.customer_id
        and before.segment_name = {segment}
)
{parts}
"""

# name: what is counted, of which an example is given where there is a customer_id to give
COUNTS = {
    "rows": "from judged",
    "nulls": "from judged where customer_id is null",
    "members": "from found",
    "repeated": "from found where row_count > 1",
    "unknown": "from found where kind is null",
    "visitors": "from found where kind = 'visitors'",
    "kept": "from found where recorded_id is not null",
    "before": "from recorded where segment_name = {segment}",
    "builds": "from {segment_sizes} where segment_name = {segment}",
    "population": "from {population}",
}
WITH_EXAMPLE = ("repeated", "unknown", "visitors")

COUNT = "select 'count' as part, '{name}' as name, {example} as example, count(*) as amount {rest}"
OTHERS = (
    """select 'size', segment_name, cast(null as text), count(*)
    from recorded where segment_name != {segment} group by segment_name""",
    """select 'both', recorded.segment_name, cast(null as text), count(*)
    from recorded inner join members on recorded.customer_id = members.customer_id
    where recorded.segment_name != {segment} group by recorded.segment_name""",
    "select 'sample', customer_id, email, place from found where place <= {sample}",
)


def preview_query(
    sql: str, places: dict[str, str], segment: str, population: str, sample: int
) -> str:
    """The whole question. `places` are the marts' quoted names, `segment` is a literal, and
    `population` the mart of all who could be in it."""
    values = {**places, "segment": segment, "population": places[population], "sample": sample}
    counts = [
        COUNT.format(
            name=name,
            example="min(customer_id)" if name in WITH_EXAMPLE else "cast(null as text)",
            rest=rest.format(**values),
        )
        for name, rest in COUNTS.items()
    ]
    others = [other.format(**values) for other in OTHERS]
    return PREVIEW.format(sql=sql, parts="\nunion all\n".join([*counts, *others]), **values)
