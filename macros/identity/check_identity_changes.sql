{#- Stop the build before it publishes what nobody can want: too many people merged at once, or one
    person of too many identifiers. `changes` is int_identity__run_changes. -#}
{% macro check_identity_changes(changes) %}
    {%- if not execute -%}{{- return('') -}}{%- endif -%}
    {%- set row = run_query(
        'select former_named_count, new_named_merge_count, largest_identifier_count from ' ~ changes
    ).rows[0] -%}
    {%- set former, merged, largest = row[0] | int, row[1] | int, (row[2] or 0) | int -%}
    {%- if former >= 100 and merged > former * (var('max_merged_share') | float) -%}
        {{ exceptions.raise_compiler_error(
            'This run would merge ' ~ merged ~ ' of ' ~ former ~ ' named customers into others, more than '
            ~ 'max_merged_share (' ~ var('max_merged_share') ~ ') allows, so nothing was published. '
            ~ 'Their links are in int_identity__successions. If they are right, build once with '
            ~ "--vars '{max_merged_share: 1}'."
        ) }}
    {%- endif -%}
    {%- if largest > (var('max_identifiers_per_customer') | int) -%}
        {{ exceptions.raise_compiler_error(
            'A customer would have ' ~ largest ~ ' identifiers, more than '
            ~ 'max_identifiers_per_customer (' ~ var('max_identifiers_per_customer') ~ ') allows, so '
            ~ 'nothing was published. Nobody has so many: something that is shared joins people. '
            ~ 'Find it in int_identity__resolved_identifiers and block it in identity_overrides.'
        ) }}
    {%- endif -%}
{% endmacro %}
