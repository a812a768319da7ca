{#- A query of the last rfm_months whole months: month_date (their first day), month_end_date, is_first. -#}
{% macro rfm_month_ends(after_last) -%}
    select
        cast(
            {{ dbt.dateadd('month', '-cast(numbers.generated_number as int)', after_last) }} as date
        ) as month_date,
        cast(
            {{ dbt.dateadd('day', -1, dbt.dateadd(
                'month', '1 - cast(numbers.generated_number as int)', after_last
            )) }} as date
        ) as month_end_date,
        numbers.generated_number = {{ var('rfm_months') }} as is_first
    from ({{ dbt.generate_series(var('rfm_months')) }}) as numbers
{%- endmacro %}
