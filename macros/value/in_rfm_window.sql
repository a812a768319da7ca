{#- Whether a day is one of the last rfm_window_days up to an end, which is one of them. -#}
{% macro in_rfm_window(day, end) -%}
    {{ day }} <= {{ end }}
    and {{ perfil.days_between(day, end) }} < {{ var('rfm_window_days') }}
{%- endmacro %}
