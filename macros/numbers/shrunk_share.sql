{#- A share of few, drawn towards everybody's: as if `weight` more cases, of which `share_of_all` are
    like it, had been there too. Of many little of that is left, of none all. -#}
{% macro shrunk_share(part, whole, share_of_all, weight) -%}
    (
        (cast({{ part }} as {{ perfil.type_double() }}) + {{ weight }} * {{ share_of_all }})
        / ({{ whole }} + {{ weight }})
    )
{%- endmacro %}
