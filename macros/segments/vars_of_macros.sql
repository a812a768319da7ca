{#- The vars that macros name, by the macro: dbt tells a macro no other macro's text. -#}
{% macro vars_of_macros() %}
    {{- return({
        'backtest_horizons': ['backtest_horizons'],
        'backtest_months': ['backtest_months'],
        'challenger_traits': ['challenger_traits', 'challenger_excluded_traits'],
        'discounted_months': ['discount_rate_per_year'],
        'fitted_parameters': ['value_parameters'],
        'global_control_share': ['global_control_share'],
        'households_are_on': ['households'],
        'in_rfm_window': ['rfm_window_days'],
        'is_purchase': ['count_zero_value_orders'],
        'is_sale': ['reporting_currency'],
        'is_valued': ['count_zero_value_orders'],
        'rfm_cut_points': ['rfm_cut_points'],
        'rfm_month_ends': ['rfm_months'],
        'rfm_ranks_who_bought': ['rfm_window_days', 'rfm_population'],
        'rfm_sums': ['reporting_currency']
    }) -}}
{% endmacro %}
