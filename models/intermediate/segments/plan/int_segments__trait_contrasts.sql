-- Members beside the rest of all known customers, trait by trait: everybody less the members.
-- Of a trait's words only those that most members have.
with

numbers as (
    select * from {{ ref('int_segments__trait_numbers') }}
),

words as (
    select * from {{ ref('int_segments__trait_values') }}
),

numbers_compared as (
    select
        numbers.segment_name,
        numbers.trait,
        cast(null as {{ dbt.type_string() }}) as trait_value,
        numbers.trait_kind,
        numbers.filled,
        numbers.total,
        numbers.squares,
        everybody.filled - numbers.filled as rest_filled,
        everybody.total - numbers.total as rest_total,
        everybody.squares - numbers.squares as rest_squares
    from numbers
    inner join numbers as everybody
        on
            numbers.trait = everybody.trait
            and everybody.segment_name is null
    where numbers.segment_name is not null
),

words_compared as (
    select
        words.segment_name,
        words.trait,
        words.trait_value,
        'value' as trait_kind,
        words.filled,
        words.customer_count as total,
        words.customer_count as squares,
        everybody.filled - words.filled as rest_filled,
        everybody.customer_count - words.customer_count as rest_total,
        everybody.customer_count - words.customer_count as rest_squares
    from words
    inner join words as everybody
        on
            words.trait = everybody.trait
            and words.trait_value = everybody.trait_value
            and everybody.segment_name is null
    where
        words.segment_name is not null
        and words.place <= {{ var('profile_values') }}
),

compared as (
    select * from numbers_compared
    union all
    select * from words_compared
),

trait_contrasts as (
    select
        compared.segment_name,
        compared.trait,
        compared.trait_value,
        {%- for column in ['filled', 'rest_filled'] %}
        cast(compared.{{ column }} as {{ dbt.type_bigint() }}) as {{ column }},
        {%- endfor %}
        {%- for column in ['total', 'squares', 'rest_total', 'rest_squares'] %}
        cast(compared.{{ column }} as {{ type_double() }}) as {{ column }},
        {%- endfor %}
        compared.trait_kind
    from compared
    where compared.filled > 0
)

select * from trait_contrasts
