{#- Text with the time since 1970 (UTC), in seconds, milliseconds or microseconds, as a UTC
    timestamp; null when it is no number, or no time from year 1 to year 9999. -#}
{% macro try_epoch_utc(expression, unit) -%}
    {%- set micros = {'seconds': 1000000, 'milliseconds': 1000, 'microseconds': 1} -%}
    {%- if unit not in micros -%}
        {{ exceptions.raise_compiler_error(
            "A time since 1970 is in seconds, milliseconds or microseconds, not '" ~ unit ~ "'."
        ) }}
    {%- endif -%}
    {%- set number = '^-?[0-9]{1,17}([.][0-9]{1,6}0*)?$' -%}
    {%- set since_1970 = 'cast(' ~ expression ~ ' as decimal(23, 6)) * ' ~ micros[unit] -%}
    case
        when not {{ perfil.regex_matches(expression, perfil.text_literal(number)) }} then null
        when {{ since_1970 }} between -62135596800000000 and 253402300799999999
            then {{ perfil.timestamp_from_micros('cast(' ~ since_1970 ~ ' as bigint)') }}
    end
{%- endmacro %}
