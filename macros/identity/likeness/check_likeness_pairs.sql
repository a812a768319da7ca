{#- Stop where the blocks hold more pairs than link_max_pairs, before any is made. -#}
{% macro check_likeness_pairs(block_sizes) %}
    {%- if execute and var('link_likeness') -%}
        {%- set sizes = run_query(
            'select block_name, pair_count from ' ~ block_sizes ~ ' order by pair_count desc, block_name'
        ).rows -%}
        {%- set pairs = sizes | map(attribute=1) | sum -%}
        {%- if pairs > var('link_max_pairs') -%}
            {{ exceptions.raise_compiler_error(
                'The likeness of up to ' ~ pairs ~ ' pairs of records would be looked at, which is '
                ~ 'more than link_max_pairs (' ~ var('link_max_pairs') ~ '). The most come from the '
                ~ "block '" ~ sizes[0][0] ~ "' (" ~ sizes[0][1] ~ "): see 'perfil link estimate', "
                ~ 'then narrow link_blocking or link_max_block, or allow more.'
            ) }}
        {%- endif -%}
    {%- endif -%}
{% endmacro %}
