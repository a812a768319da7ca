{#- The currency of an event with an amount: what its properties say, or the reporting currency;
    null for an event without. -#}
{% macro event_currency(events) -%}
    case
        when {{ events }}.value_amount is not null
            then coalesce(
                upper(nullif({{ perfil.trimmed(
                    perfil.json_text(events ~ '.properties', '$.currency')
                ) }}, '')),
                '{{ var("reporting_currency") }}'
            )
    end
{%- endmacro %}
