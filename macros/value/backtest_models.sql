{#- What is held against what came: for each purpose its models, and of which column of
    int_value__backtest_forecasts each makes its forecast. -#}
{% macro backtest_models() %}
    {%- set orders = 'cast(forecasts.predicted_orders as ' ~ perfil.type_double() ~ ')' -%}
    {%- set worth = {} -%}
    {%- for column in ['predicted_amount', 'other_predicted_amount'] -%}
        {%- do worth.update({
            column: orders ~ ' * cast(forecasts.' ~ column ~ ' as ' ~ perfil.type_double() ~ ')'
        }) -%}
    {%- endfor -%}
    {{- return({
        'orders': {
            'prediction': 'forecasts.predicted_orders',
            'other_purchase_model': 'forecasts.other_predicted_orders',
            'run_rate': 'forecasts.run_rate_orders',
            'rfm_cell_mean': 'forecasts.cell_orders',
        },
        'value': {
            'prediction': worth['predicted_amount'],
            'other_spend_model': worth['other_predicted_amount'],
            'run_rate': 'forecasts.run_rate_amount',
            'historic_spend': 'forecasts.net_revenue_amount',
            'rfm_cell_mean': 'forecasts.cell_amount',
        },
        'purchase': {
            'prediction': 'forecasts.predicted_probability',
            'other_purchase_model': 'forecasts.other_predicted_probability',
            'run_rate': '1 - exp(greatest(-600, -forecasts.run_rate_orders))',
            'days_since_last_order': '-forecasts.days_since_last_purchase',
            'rfm_cell_mean': 'forecasts.cell_probability',
            'challenger': 'forecasts.challenger_probability',
        },
    }) -}}
{% endmacro %}
