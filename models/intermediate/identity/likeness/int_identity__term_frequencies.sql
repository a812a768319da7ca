-- How frequent each name, street or place is: two records that share a rare one are more alike.
{%- set names = likeness_comparisons()
    | selectattr('is_frequency_known') | map(attribute='name') | list %}

with

records as (
    select * from {{ ref('int_identity__person_records') }}
),

terms as (
    {% for name in names %}
    select
        '{{ name }}' as comparison,
        records.{{ name }} as term,
        count(*) as record_count
    from records
    where records.{{ name }} is not null
    group by records.{{ name }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

term_frequencies as (
    select
        terms.comparison,
        terms.term,
        terms.record_count,
        cast(terms.record_count as {{ type_double() }})
        / sum(terms.record_count) over (partition by terms.comparison) as term_share
    from terms
)

select * from term_frequencies
