-- How alike the records of each pair are, field by field, and how frequent what they share is.
{%- set comparisons = likeness_comparisons() %}
{%- set frequencies = comparisons
    | selectattr('is_frequency_known') | map(attribute='name') | list %}

with

pairs as (
    select * from {{ ref('int_identity__candidate_pairs') }}
),

records as (
    select * from {{ ref('int_identity__person_records') }}
),

terms as (
    select * from {{ ref('int_identity__term_frequencies') }}
),

described as (
    select
        {% for name in frequencies %}
        {{ name }}_terms.term_share as {{ name }}_share,
        {% endfor %}
        records.*
    from records
    {% for name in frequencies %}
    left join terms as {{ name }}_terms
        on
            records.{{ name }} = {{ name }}_terms.term
            and {{ name }}_terms.comparison = '{{ name }}'
    {% endfor %}
),

compared as (
    select
        {% for comparison in comparisons %}
        {{ likeness_level(comparison) | indent(4) }} as {{ comparison.name }}_level,
        {% endfor %}
        {% for name in frequencies %}
        case when low.{{ name }} = high.{{ name }} then low.{{ name }}_share end
            as {{ name }}_share,
        {% endfor %}
        pairs.low_record_key,
        pairs.high_record_key
    from pairs
    inner join described as low
        on pairs.low_record_key = low.record_key
    inner join records as high
        on pairs.high_record_key = high.record_key
)

select * from compared
