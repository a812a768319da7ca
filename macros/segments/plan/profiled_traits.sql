{#- The traits by which segments are compared (see segment_profiles): those of trait_catalog but the
    var profile_excluded_traits, each with the kind of thing it is: number, share (true or false),
    days (a date, as days before the clock) or value (a word, each of which is compared). -#}
{% macro profiled_traits() %}
    {%- set kinds = {'boolean': 'share', 'string': 'value', 'date': 'days', 'timestamp': 'days'} -%}
    {%- set found = [] -%}
    {%- for row in perfil.trait_catalog_rows() if row.trait not in var('profile_excluded_traits') -%}
        {%- do found.append({'trait': row.trait, 'kind': kinds.get(row.data_type, 'number')}) -%}
    {%- endfor -%}
    {{- return(found) -}}
{% endmacro %}
