-- How likely a customer buys, by the challenger: the log-odds of an average customer, and what each
-- trait adds to them or takes away. What is unknown of somebody adds nothing.
{%- set traits = challenger_traits() %}
with

coefficients as (
    select * from {{ ref('int_value__challenger_coefficients') }}
),

traits as (
    select * from {{ ref('int_value__challenger_traits') }}
),

models as (
    select
        coefficients.scored_as_of_date,
        coefficients.horizon_days,
        coefficients.as_of_date,
        {%- for name in traits %}
        coalesce(
            max(case when coefficients.trait = '{{ name }}' then coefficients.coefficient end), 0
        ) as {{ name }},
        coalesce(
            max(case when coefficients.trait = '{{ name }}' then coefficients.trait_mean end), 0
        ) as mean_{{ name }},
        {%- endfor %}
        max(case when coefficients.trait = 'average_customer' then coefficients.coefficient end)
            as average_customer
    from coefficients
    group by
        coefficients.scored_as_of_date,
        coefficients.horizon_days,
        coefficients.as_of_date
),

added as (
    select
        models.scored_as_of_date,
        models.horizon_days,
        models.as_of_date,
        traits.customer_id,
        {%- for name in traits %}
        models.{{ name }} * coalesce(traits.{{ name }} - models.mean_{{ name }}, 0) as {{ name }},
        {%- endfor %}
        models.average_customer
    from models
    inner join traits
        on models.scored_as_of_date = traits.scored_as_of_date
),

scores as (
    select
        added.scored_as_of_date,
        added.horizon_days,
        added.as_of_date,
        added.customer_id,
        cast(
            1 / (1 + exp(-greatest(-600, least(
                600, added.average_customer + added.{{ traits | join(' + added.') }}
            )))) as decimal(18, 9)
        ) as probability_of_order,
        {%- for name in traits %}
        cast(added.{{ name }} as decimal(18, 9)) as {{ name }},
        {%- endfor %}
        cast(added.average_customer as decimal(18, 9)) as average_customer
    from added
)

select * from scores
