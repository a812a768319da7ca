{#- Which of 10,000 buckets a customer falls into under a salt: the first eight hex digits of
    md5(salt || customer_id), digit by digit, because no two engines read hex alike. -#}
{% macro bucket(customer_id, salt) -%}
    {%- set hashed = dbt.hash(salt ~ ' || ' ~ customer_id) -%}
    {%- set digits = [] -%}
    {%- for place in range(8) -%}
        {%- do digits.append(
            16 ** (7 - place) ~ ' * cast(position(substring(' ~ hashed ~ ', ' ~ (place + 1)
            ~ ", 1) in '0123456789abcdef') - 1 as " ~ dbt.type_bigint() ~ ')'
        ) -%}
    {%- endfor -%}
    cast((
        {{ digits | join('\n        + ') }}
    ) % 10000 as {{ dbt.type_int() }})
{%- endmacro %}
