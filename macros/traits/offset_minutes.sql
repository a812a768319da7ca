{#- Minutes by which the clocks of a row of country_clocks are ahead of UTC at a moment; null where
    that is not known. -#}
{% macro offset_minutes(moment, clocks) -%}
    {{ clocks }}.utc_offset_minutes + case
        when {{ clocks }}.summer_time = 'eu' and {{ perfil.is_eu_summer(moment) | indent(8) }} then 60
        else 0
    end
{%- endmacro %}
