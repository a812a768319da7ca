{#- A share of one customer, drawn towards everybody's: as if so many more cases (the var
    trait_affinity_weight) were like those of all. -#}
{% macro shrunk_share(part, whole, share_of_all) -%}
    cast(
        (cast({{ part }} as {{ perfil.type_double() }}) + {{ var('trait_affinity_weight') }} * {{ share_of_all }})
        / ({{ whole }} + {{ var('trait_affinity_weight') }}) as decimal(9, 6)
    )
{%- endmacro %}
