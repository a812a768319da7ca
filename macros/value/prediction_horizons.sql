{#- Over how many days purchases are predicted: what customer_predictions tells, and the backtest. -#}
{% macro prediction_horizons() %}
    {{- return(([30, 90, 365] + (perfil.backtest_horizons() | list)) | unique | sort) -}}
{% endmacro %}
