{#- What is predicted of orders, by name: within how many weeks they come, and what each then counts. -#}
{% macro prediction_weeks() %}
    {%- set found = {} -%}
    {%- for days in perfil.prediction_horizons() -%}
        {%- do found.update({days ~ 'd': {days / 7: 1}}) -%}
    {%- endfor -%}
    {%- do found.update({'discounted': perfil.discounted_months()}) -%}
    {{- return(found) -}}
{% endmacro %}
