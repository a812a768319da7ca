{#- The table has exactly so many rows. -#}
{% test row_count_equals(model, row_count) %}

with

counted as (
    select count(*) as row_count
    from {{ model }}
)

select * from counted
where row_count != {{ row_count }}

{% endtest %}
