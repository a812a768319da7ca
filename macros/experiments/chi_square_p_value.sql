{#- How likely a χ² at least so large is, by its degrees of freedom, 1 to 7: the finite sums of
    Abramowitz and Stegun 26.4.4 and 26.4.5. All arguments are columns; `tail` is erfc(√(χ²/2)),
    and `chi_square` at most 1,200. -#}
{% macro chi_square_p_value(chi_square, degrees, tail) -%}
    case {{ degrees }}
        {%- for df in range(1, 8) %}
        {%- set terms, factor = [], namespace(value=1) -%}
        {%- for i in range(df // 2) -%}
            {%- set factor.value = factor.value * ((2 * i + 1) if df % 2 else (2 * i or 1)) -%}
            {%- do terms.append('power(' ~ chi_square ~ ', ' ~ i ~ ') / ' ~ factor.value) -%}
        {%- endfor %}
        when {{ df }}
            then
                {{ tail if df % 2 else '0' }}
                {%- if terms %}
                + exp(-{{ chi_square }} / 2)
                {{- ' * sqrt(0.6366197723675814 * ' ~ chi_square ~ ')' if df % 2 }} * (
                    {{ terms | join(' + ') }}
                )
                {%- endif %}
        {%- endfor %}
    end
{%- endmacro %}
