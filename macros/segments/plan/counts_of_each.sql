{#- How many rows of a relation have each value of each column, within each key: one pass, in which a
    row is of one column and all others are null. sqlfluff cannot read grouping sets of DuckDB. -#}
{% macro counts_of_each(relation, key, columns) -%}
select
    {{ key }},
    {{ columns | join(',\n    ') }},
    count(*) as customer_count
from {{ relation }}
group by
    grouping sets (
        {%- for column in columns %}
        ({{ key }}, {{ column }}){{ ',' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}
