{#- Every column of the feed events that a document can fill, with its path, null without one. -#}
{% macro json_event_paths() %}
    {%- set paths = {} -%}
    {%- for name in perfil.feed_columns('events').columns if name != 'properties' -%}
        {%- do paths.update({name: var('json_events_paths').get(name)}) -%}
    {%- endfor -%}
    {%- set unknown = var('json_events_paths') | reject('in', paths) | list -%}
    {%- if unknown -%}
        {{ exceptions.raise_compiler_error(
            'json_events_paths in dbt_project.yml names ' ~ unknown | join(', ')
            ~ ', which the feed events does not have. It has: ' ~ paths | join(', ') ~ '.'
        ) }}
    {%- endif -%}
    {{- return(paths) -}}
{% endmacro %}
