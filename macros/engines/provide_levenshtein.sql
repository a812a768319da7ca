{#- At the start of a run in which likeness is asked for: what levenshtein needs on this engine, or an
    error that says who can provide it. -#}
{% macro provide_levenshtein() %}
    {%- if execute and var('link_likeness') -%}
        {{- return(adapter.dispatch('provide_levenshtein', 'perfil')()) -}}
    {%- endif -%}
{% endmacro %}

{% macro default__provide_levenshtein() %}{% endmacro %}

{# A trusted extension: whoever may create schemas in the database may create it. #}
{% macro postgres__provide_levenshtein() %}
    {%- set found = run_query(
        "select to_regprocedure('levenshtein(text, text)') is not null,"
        ~ " (select true from pg_available_extensions where name = 'fuzzystrmatch'),"
        ~ " (select true from pg_extension where extname = 'fuzzystrmatch'),"
        ~ " has_database_privilege(current_database(), 'create'), current_database()"
    ).rows[0] -%}
    {%- set is_there, is_available, is_elsewhere, is_allowed, database = found -%}
    {%- set problem = 'link_likeness: true needs the Postgres extension fuzzystrmatch' -%}
    {%- if not is_there and is_elsewhere -%}
        {{ exceptions.raise_compiler_error(
            problem ~ ', which stands in a schema that is not searched: put that schema on the '
            ~ "search_path of this profile, or run 'alter extension fuzzystrmatch set schema public'."
        ) }}
    {%- elif not is_there and not is_available -%}
        {{ exceptions.raise_compiler_error(
            problem ~ ", which the server does not have: install Postgres' contrib package there."
        ) }}
    {%- elif not is_there and not is_allowed -%}
        {{ exceptions.raise_compiler_error(
            problem ~ ", and this user may not create it: ask an administrator to run 'create "
            ~ "extension fuzzystrmatch' in the database " ~ database ~ '.'
        ) }}
    {%- elif not is_there -%}
        {%- do run_query('create extension if not exists fuzzystrmatch') -%}
        {%- do adapter.commit_if_has_connection() -%}
    {%- endif -%}
{% endmacro %}
