{#- A seed's rows on Spark, written as literals. dbt-spark's session binds values by writing them
    into the statement, where null becomes the word None and numbers lose digits. -#}
{% macro spark__load_csv_rows(model, agate_table) %}
    {%- set overrides = model['config'].get('column_types', {}) -%}
    {%- for batch in agate_table.rows | batch(2000) -%}
        {%- set insert -%}
            insert into {{ this.render() }}
            select
                {%- for name in agate_table.column_names %}
                {%- set inferred = adapter.convert_type(agate_table, loop.index0) %}
                {%- set data_type = overrides.get(name, inferred) %}
                {#- a cast to varchar is one to string, and a warning for each #}
                {%- set data_type = 'string' if data_type.startswith('varchar') else data_type %}
                cast(c{{ loop.index }} as {{ data_type }}){{ ',' if not loop.last }}
                {%- endfor %}
            from values
            {%- for row in batch %}
            (
                {%- for value in row -%}
                    {{ 'null' if value is none else perfil.text_literal(value | string) }}
                    {{- ', ' if not loop.last }}
                {%- endfor -%}
            ){{ ',' if not loop.last }}
            {%- endfor %}
            as seed_rows (
                {%- for name in agate_table.column_names -%}
                    c{{ loop.index }}{{ ', ' if not loop.last }}
                {%- endfor -%}
            )
        {%- endset -%}
        {%- do adapter.add_query(insert, abridge_sql_log=True) -%}
    {%- endfor -%}
    {{- return('') -}}
{% endmacro %}
