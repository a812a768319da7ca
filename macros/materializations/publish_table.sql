{#- End a materialisation: the model's table is made anew, of this query. -#}
{% macro publish_table(query) %}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set old_relation = load_cached_relation(this) -%}
    {%- if old_relation is not none -%}
        {%- do perfil.drop_in_transaction(old_relation) -%}
    {%- endif -%}
    {% call statement('main') -%}
        {{ get_create_table_as_sql(False, target_relation, query) }}
    {%- endcall %}
    {{ return(perfil.finish_table()) }}
{% endmacro %}
