{#- Whether a date's day of the year is today, by the clock, or one of so many days to come. February
    29 is the 28th in years that have none. -#}
{% macro has_anniversary(date_column, days_ahead) -%}
    {%- set years = 'cast(extract(year from ' ~ perfil.as_of_date() ~ ') as int)'
        ~ ' - cast(extract(year from ' ~ date_column ~ ') as int)' -%}
    {%- set found = [] -%}
    {%- for year in [0, 1] -%}
        {%- set day = 'cast(' ~ dbt.dateadd('year', '(' ~ years ~ ' + ' ~ year ~ ')', date_column) ~ ' as date)' -%}
        {%- do found.append(
            perfil.days_between(perfil.as_of_date(), day) ~ ' between 0 and ' ~ days_ahead
        ) -%}
    {%- endfor -%}
    ({{ found | join(' or ') }})
{%- endmacro %}
