{#- End a materialisation that worked in scratch tables: the model's table is made of the last one. -#}
{% macro publish_scratch_table(scratch, columns) %}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set old_relation = load_cached_relation(this) -%}
    {%- if old_relation is not none -%}
        {%- do adapter.drop_relation(old_relation) -%}
    {%- endif -%}
    {% call statement('main') -%}
        {{ get_create_table_as_sql(
            False, target_relation, 'select ' ~ columns ~ ' from ' ~ scratch
        ) }}
    {%- endcall %}
    {%- do perfil.drop_scratch_table(scratch) -%}
    {%- do persist_docs(target_relation, model) -%}

    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [target_relation]}) }}
{% endmacro %}
