{#- At the start of a run in which likeness is asked for: what the macro levenshtein calls. -#}
{% macro provide_levenshtein() %}
    {%- if execute and var('link_likeness') -%}
        {{- return(adapter.dispatch('provide_levenshtein', 'perfil')()) -}}
    {%- endif -%}
{% endmacro %}

{% macro default__provide_levenshtein() %}{% endmacro %}

{# Postgres has it in an extension, fuzzystrmatch, which is made here where the server has it and the
   user may. Where not, a function of ours does the same, but slower. #}
{% macro postgres__provide_levenshtein() %}
    {%- set schema = adapter.quote(target.schema) -%}
    {%- set state -%}
        select
            to_regnamespace('{{ schema }}') is not null,
            (
                select quote_ident(nspname)
                from pg_extension
                inner join pg_namespace on pg_extension.extnamespace = pg_namespace.oid
                where extname = 'fuzzystrmatch'
            ),
            exists (select 1 from pg_available_extensions where name = 'fuzzystrmatch')
            and has_database_privilege(current_database(), 'create'),
            case when to_regnamespace('public') is null then '{{ schema }}' else 'public' end,
            (
                select prosrc from pg_proc
                where oid = to_regprocedure('{{ schema }}.perfil_levenshtein(text, text)')
            )
    {%- endset -%}
    {%- set is_there, extended, may_extend, place, source = run_query(state).rows[0] -%}
    {%- do run_query('create schema if not exists ' ~ schema) if not is_there -%}
    {%- if not extended and may_extend -%}
        {%- do run_query('create extension if not exists fuzzystrmatch schema ' ~ place ~ '; commit') -%}
        {%- set extended = place -%}
    {%- endif -%}
    {%- set function = perfil.levenshtein_function(schema, extended) -%}
    {#- only its owner may replace it -#}
    {%- do run_query(function ~ '; commit') if not source or source not in function -%}
{% endmacro %}
