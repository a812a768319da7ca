{#- What every materialisation does when its table is there: documentation, hooks, commit. -#}
{% macro finish_table() %}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- do persist_docs(target_relation, model) -%}
    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [target_relation]}) }}
{% endmacro %}
