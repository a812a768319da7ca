-- The three traits that set each segment apart the most, in words, without those that define it.
{%- set words = {'number': ['more', 'less'], 'days': ['earlier', 'later'], 'share': ['more', 'fewer'], 'value': ['more', 'fewer']} %}

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

key_differentiators as (
    select
        worded.segment_name,
        max(case when worded.differentiator_rank = 1 then worded.in_words end)
        {%- for place in [2, 3] %}
        || coalesce(
            ', ' || max(case when worded.differentiator_rank = {{ place }} then worded.in_words end),
            ''
        )
        {%- endfor %} as key_differentiators
    from worded
    group by worded.segment_name
)

select * from key_differentiators
