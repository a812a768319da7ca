{#- A table that is kept from run to run: see keep_rows. -#}
{% materialization kept_rows, default %}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- set kept = load_cached_relation(this) -%}
    {%- set is_whole = run_query(
        'select is_whole from ' ~ ref('int_identity__run').render()
    ).rows[0][0] -%}
    {%- if is_whole or kept is none -%}
        {{ return(perfil.publish_table(sql)) }}
    {%- endif -%}
    {%- set changed = [] -%}
    {%- for name in config.meta_require('changed') -%}
        {%- do changed.append(ref(name).render()) -%}
    {%- endfor -%}
    {%- set rows = perfil.create_scratch_table(this.identifier ~ '_new', sql) -%}
    {%- set made = perfil.replace_rows(rows, config.meta_require('key'), changed) -%}
    {%- do perfil.drop_scratch_table(rows) -%}
    {{ return(made) }}
{% endmaterialization %}
