{#- The logarithm of the density of Beta(a, b) in u = logit(p), times a constant (log_scale) that
    makes its largest value 1; never so small that exp() of it would underflow. -#}
{% macro log_beta_weight(u) -%}
    greatest(
        -600,
        -dropout_a * ln(1 + exp(-({{ u }}))) - dropout_b * ln(1 + exp({{ u }})) - log_scale
    )
{%- endmacro %}
