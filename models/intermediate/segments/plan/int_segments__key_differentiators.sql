-- The three traits that set each segment apart the most, in words, without those that define it.
{%- set words = {
    'number': ['more', 'less'],
    'days': ['earlier', 'later'],
    'share': ['more', 'fewer'],
    'value': ['more', 'fewer']
} %}

with

profiles as (
    select * from {{ ref('segment_profiles') }}
    where differentiator_rank <= 3
),

worded as (
    select
        profiles.segment_name,
        profiles.differentiator_rank,
        case
            {%- for kind, (above, below) in words.items() %}
            when profiles.trait_kind = '{{ kind }}'
                then case when profiles.effect_size > 0 then '{{ above }} ' else '{{ below }} ' end
            {%- endfor %}
        end || profiles.trait || coalesce(' ' || profiles.trait_value, '') as in_words
    from profiles
),

side_by_side as (
    select
        {%- for place in [1, 2, 3] %}
        max(case when worded.differentiator_rank = {{ place }} then worded.in_words end)
            as in_words_{{ place }},
        {%- endfor %}
        worded.segment_name
    from worded
    group by worded.segment_name
),

key_differentiators as (
    select
        side_by_side.segment_name,
        side_by_side.in_words_1
        || coalesce(', ' || side_by_side.in_words_2, '')
        || coalesce(', ' || side_by_side.in_words_3, '') as key_differentiators
    from side_by_side
)

select * from key_differentiators
