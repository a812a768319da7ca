{#- A table that is kept from run to run: see keep_rows. -#}
{% materialization kept_rows, default %}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- set kept = load_cached_relation(this) -%}
    {%- if run_query('select is_whole from ' ~ ref('int_identity__run').render()).rows[0][0] -%}
        {{ return(perfil.publish_table(sql)) }}
    {%- elif kept is none -%}
        {{ exceptions.raise_compiler_error(
            'The table ' ~ this ~ ' is gone, and this run would make it of what is new alone. '
            ~ 'Build once with --full-refresh.'
        ) }}
    {%- endif -%}
    {%- set changed = [] -%}
    {%- for name in config.meta_require('changed') -%}
        {%- do changed.append(ref(name).render()) -%}
    {%- endfor -%}
    {%- set rows = perfil.create_scratch_table(this.identifier ~ '_new', sql) -%}
    {%- set made = perfil.replace_rows(rows, config.meta_require('key'), changed) -%}
    {%- do perfil.drop_scratch_tables([rows]) -%}
    {{ return(made) }}
{% endmaterialization %}
