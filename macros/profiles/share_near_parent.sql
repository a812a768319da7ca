{#- A share as far as the numbers carry it: as if so many (the var reveal_prior_visitors) like the
    parent had been there too. With many of their own little of the parent is left, with none all. -#}
{% macro share_near_parent(successes, count, parent) -%}
    {%- set prior = var('reveal_prior_visitors') -%}
    (
        (coalesce({{ successes }}, 0) + {{ prior }} * {{ parent }})
        / (coalesce({{ count }}, 0) + {{ prior }})
    )
{%- endmacro %}
