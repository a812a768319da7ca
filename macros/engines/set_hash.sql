{#- A number for a set of rows, in whatever order: it is another when a row comes, goes or changes.
    An aggregate; each engine's is its own. `columns` are texts. -#}
{% macro set_hash(columns) %}
    {{- return(adapter.dispatch('set_hash', 'perfil')(columns)) -}}
{% endmacro %}

{% macro default__set_hash(columns) -%}
    sum(cast(hash({{ columns | join(', ') }}) as decimal(38, 0)))
{%- endmacro %}

{% macro postgres__set_hash(columns) -%}
    sum(cast(hashtextextended({{ columns | join(" || ' ' || ") }}, 0) as decimal(38, 0)))
{%- endmacro %}

{% macro spark__set_hash(columns) -%}
    sum(cast(xxhash64({{ columns | join(', ') }}) as decimal(28, 0)))
{%- endmacro %}
