{#- Whether a moment (UTC, after 1970) is in the European Union's summer time, which begins and ends
    at 1:00 UTC on the last Sunday of March and of October: that is, once the latest Sunday was a
    25th or later, as both months have 31 days. -#}
{% macro is_eu_summer(moment) -%}
    {%- set hour_ago = '(' ~ moment ~ " - interval '1 hours')" -%}
    {%- set weekday = '(' ~ perfil.days_between("cast('1970-01-04' as date)", 'cast(' ~ hour_ago ~ ' as date)') ~ ' % 7)' -%}
    {%- set latest_sunday = 'extract(day from ' ~ hour_ago ~ ') - ' ~ weekday -%}
    case extract(month from {{ hour_ago }})
        when 3 then {{ latest_sunday }} >= 25
        when 10 then {{ latest_sunday }} < 25
        else extract(month from {{ hour_ago }}) between 4 and 9
    end
{%- endmacro %}
