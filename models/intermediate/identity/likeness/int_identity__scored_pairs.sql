-- How likely it is that two records are one person's: the weights of all levels added up, after
-- Fellegi and Sunter. Where a value is shared, its own frequency counts, not that of all values. A
-- level without a weight, and a field that is not there, say nothing.
{{ config(pre_hook="{{ perfil.check_likeness_weights(ref(var('link_weights'))) }}") }}
{%- set comparisons = likeness_comparisons() %}
{%- set more = comparisons
    | selectattr('tells', 'in', ['own', 'household']) | map(attribute='name') | list %}
{%- set own = comparisons
    | selectattr('tells', 'equalto', 'own') | map(attribute='name') | list %}

with

compared as (
    select * from {{ ref('int_identity__compared_pairs') }}
),

trained as (
    select * from {{ ref(var('link_weights')) }}
),

weights as (
    select
        {% for comparison in comparisons %}
        {% for level, _ in likeness_levels(comparison, '%s', '%s') + [['other', none]] %}
        {{ weight_of(comparison.name, level) }} as {{ comparison.name }}_{{ level }},
        {% endfor %}
        {% if comparison.is_frequency_known %}
        {{ weight_of(comparison.name, 'exact', 'u_probability') }} as {{ comparison.name }}_u,
        {% endif %}
        {% endfor %}
        ln(cast(2 as {{ type_double() }})) as bit,
        {{ weight_of('prior', 'any') }} as prior
    from trained
),

weighed as (
    select
        compared.*,
        weights.prior
        {% for comparison in comparisons %}
        {% set name = comparison.name %}
        + coalesce(
            case compared.{{ name }}_level
                {% for level, _ in likeness_levels(comparison, '%s', '%s') + [['other', none]] %}
                when '{{ level }}' then weights.{{ name }}_{{ level }}
                {% endfor %}
            end, 0
        )
        {% if comparison.is_frequency_known %}
        + coalesce((ln(weights.{{ name }}_u) - ln(compared.{{ name }}_share)) / weights.bit, 0)
        {% endif %}
        {% endfor %}
            as match_weight
    from compared
    cross join weights
),

scored as (
    select
        weighed.low_record_key,
        weighed.high_record_key,
        cast(weighed.match_weight as decimal(9, 4)) as match_weight,
        cast(
            1 / (1 + power(cast(2 as {{ type_double() }}), -weighed.match_weight)) as decimal(9, 6)
        ) as match_probability,
        -- what a household shares tells no two of its members apart, and Paul is not Paula
        coalesce(
            {{ any_alike(['given_name'], ['exact', 'swapped']) | indent(12) }}
            or {{ any_alike(own) | indent(12) }},
            false
        ) as is_person_alike,
        -- and a name alone, or with a city, is that of many
        coalesce({{ any_alike(more) | indent(8) }}, false) as is_more_alike
    from weighed
)

select * from scored
