{#- A regular expression that stands in a table, made ready for a whole column. DuckDB compiles one
    that it reads from a row anew for every value, two hundred times slower than a constant; so a
    hook of the model holds it in a variable, which is one. Others compile it once as it is.

    hold_pattern(name, relation) is the hook; held_pattern(name, relation) what the model matches
    with: all patterns of the relation's column `pattern` as one. Where nothing is held, as in a unit
    test, DuckDB's matches anything: a sieve, after which the patterns themselves decide. -#}
{% macro hold_pattern(name, relation) %}
    {{- return(adapter.dispatch('hold_pattern', 'perfil')(name, relation)) -}}
{% endmacro %}

{% macro default__hold_pattern(name, relation) %}{% endmacro %}

{% macro duckdb__hold_pattern(name, relation) %}
    set variable perfil_{{ name }} = {{ perfil.patterns_as_one(relation) }}
{% endmacro %}


{% macro held_pattern(name, relation) %}
    {{- return(adapter.dispatch('held_pattern', 'perfil')(name, relation)) -}}
{% endmacro %}

{% macro default__held_pattern(name, relation) -%} {{ perfil.patterns_as_one(relation) }} {%- endmacro %}

{% macro duckdb__held_pattern(name, relation) -%}
    coalesce(getvariable('perfil_{{ name }}'), '')
{%- endmacro %}


{% macro patterns_as_one(relation) -%}
    (select {{ dbt.listagg("'(' || pattern || ')'", "'|'") }} from {{ relation }})
{%- endmacro %}
