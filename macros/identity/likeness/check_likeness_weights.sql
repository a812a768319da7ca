{#- Stop where likeness is asked for and no weights are trained. -#}
{% macro check_likeness_weights(weights) %}
    {%- if execute and var('link_likeness') -%}
        {%- set priors = run_query(
            'select count(*) from ' ~ weights ~ " where comparison = 'prior'"
        ).rows[0][0] -%}
        {%- if priors != 1 -%}
            {{ exceptions.raise_compiler_error(
                "link_likeness is true, but '" ~ var('link_weights') ~ "' has no trained weights. "
                ~ "Run 'dbt run --select +int_identity__block_sizes', then 'perfil link train', "
                ~ 'then build again.'
            ) }}
        {%- endif -%}
    {%- endif -%}
{% endmacro %}
