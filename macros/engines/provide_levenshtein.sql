{#- At the start of a run in which likeness is asked for: what the macro levenshtein calls. -#}
{% macro provide_levenshtein() %}
    {%- if execute and var('link_likeness') -%}
        {{- return(adapter.dispatch('provide_levenshtein', 'perfil')()) -}}
    {%- endif -%}
{% endmacro %}

{% macro default__provide_levenshtein() %}{% endmacro %}

{# Postgres has it in an extension, fuzzystrmatch, which is made here where the server has it and the
   user may. Where not, a function of ours does the same, some fifty times slower. #}
{% macro postgres__provide_levenshtein() %}
    {%- set schema = adapter.quote(target.schema) -%}
    {%- set where_it_is -%}
        select quote_ident(nspname)
        from pg_extension
        inner join pg_namespace on pg_extension.extnamespace = pg_namespace.oid
        where extname = 'fuzzystrmatch'
    {%- endset -%}
    {%- set may_make_it -%}
        select 1 from pg_available_extensions
        where
            name = 'fuzzystrmatch' and has_database_privilege(current_database(), 'create')
    {%- endset -%}
    {%- set known = run_query("select to_regnamespace('" ~ schema ~ "') is not null").rows[0][0] -%}
    {%- do run_query('create schema if not exists ' ~ schema) if not known -%}
    {%- set found = run_query(where_it_is).rows -%}
    {%- if found | length == 0 and run_query(may_make_it).rows | length > 0 -%}
        {%- do run_query('create extension if not exists fuzzystrmatch schema ' ~ schema) -%}
        {%- set found = run_query(where_it_is).rows -%}
    {%- endif -%}
    {%- do run_query(
        perfil.levenshtein_function(schema, found[0][0] if found else none) ~ '; commit'
    ) -%}
{% endmacro %}
