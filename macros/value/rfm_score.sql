{#- A score of 1 to 5, 5 the best: by the measure's fixed cut points, or without such by the rank of
    `ranked` among buyers, or among those who `bought` in the window, whom all others score 1 beside.
    `among` are expressions whose groups are ranked apart; `measured` is what has cut points where
    that is not what is ranked. -#}
{% macro rfm_score(measure, ranked, bought, among=[], measured=none) -%}
    {%- set points = perfil.rfm_cut_points(measure) -%}
    {%- set measured = measured or ranked -%}
    {%- if points is not none -%}
        cast(
            case
                when {{ measured }} is null then null
                {%- for point in (points if measure == 'recency' else points | reverse) %}
                when {{ measured }} {{ '<=' if measure == 'recency' else '>=' }} {{ point }}
                    then {{ 5 - loop.index0 }}
                {%- endfor %}
                else 1
            end as {{ dbt.type_int() }}
        )
    {%- elif perfil.rfm_ranks_who_bought() -%}
        case
            when {{ bought }} then {{ perfil.quintile(ranked, (among + [bought]) | join(', ')) }}
            else 1
        end
    {%- else -%}
        {{ perfil.quintile(ranked, among | join(', ')) }}
    {%- endif -%}
{%- endmacro %}
