{#- No two rows are alike in all these columns, and none of them is null but where it may be. -#}
{% test unique_combination(model, columns, may_be_null=[]) %}

with

rows_per_key as (
    select
        {{ columns | join(',\n        ') }},
        count(*) as row_count
    from {{ model }}
    group by
        {{ columns | join(',\n        ') }}
)

select * from rows_per_key
where
    row_count > 1
    {% for column in columns if column not in may_be_null %}
    or {{ column }} is null
    {% endfor %}

{% endtest %}
