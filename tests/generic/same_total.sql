{#- The total of an expression is the same here and in another relation. -#}
{% test same_total(model, expression, compare_to, compare_expression) %}

with

ours as (
    select coalesce(sum({{ expression }}), 0) as total
    from {{ model }}
),

theirs as (
    select coalesce(sum({{ compare_expression }}), 0) as total
    from {{ compare_to }}
)

select
    ours.total as our_total,
    theirs.total as their_total
from ours
cross join theirs
where ours.total != theirs.total

{% endtest %}
