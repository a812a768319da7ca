{#- erfc of a column that is not negative: 2 P(Z > x √2). By the trapezoid rule with its pole's
    correction (Chiarella and Reichel 1968), step ½, which errs by less than 1e-15; near nought,
    where that would cancel, by the power series. Beyond 24 it is 1e-252 and stays so, since
    Postgres takes an underflow for an error. -#}
{% macro complementary_error(x) -%}
    {%- set capped = 'least(24, ' ~ x ~ ')' -%}
    {%- set pi, e, terms = 3.141592653589793, 2.718281828459045, [] -%}
    {%- for k in range(1, 13) -%}
        {%- do terms.append((2 * e ** (-k * k / 4)) ~ ' / (' ~ x ~ ' * ' ~ x ~ ' + ' ~ k * k / 4 ~ ')') -%}
    {%- endfor -%}
    case
        when {{ x }} < 0.1
            then 1 - 1.1283791670955126 * {{ x }} * (
                1 - power({{ x }}, 2) / 3 + power({{ x }}, 4) / 10 - power({{ x }}, 6) / 42
                + power({{ x }}, 8) / 216 - power({{ x }}, 10) / 1320
            )
        else
            exp(-{{ capped }} * {{ capped }}) * 0.5 * {{ x }} / {{ pi }} * (
                1 / ({{ x }} * {{ x }})
                + {{ terms | join('\n                + ') }}
            ) - 2 / (exp({{ 4 * pi }} * {{ capped }}) - 1)
    end
{%- endmacro %}
