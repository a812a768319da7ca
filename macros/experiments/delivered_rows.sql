{#- A select of what syncs have delivered so far, from the ledger that `perfil sync` keeps: beside
    the schema, or, on DuckDB, in a file of its own, which is read where the profile attaches it. No
    rows where there is none. -#}
{% macro delivered_rows() %}
    {%- set columns = {
        'sync': dbt.type_string(), 'key_value': dbt.type_string(),
        'operation': dbt.type_string(), 'acknowledged_at': dbt.type_timestamp(),
    } -%}
    {%- set places = [
        {'schema': var('state_schema', none) or target.schema ~ '_state'},
        {'database': this.database ~ '_state', 'schema': 'main'},
    ] -%}
    {%- set found = namespace(relation=none) -%}
    {%- if execute and model.resource_type != 'unit_test' -%}
        {%- for place in places if this.database or 'database' not in place -%}
            {%- set relation = this.incorporate(path=dict(place, identifier='sync_ledger')) -%}
            {%- if not found.relation and perfil.warehouse_columns(relation) -%}
                {%- set found.relation = relation -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
    {%- set selected = [] -%}
    {%- for column, data_type in columns.items() -%}
        {%- do selected.append(
            'cast(' ~ (column if found.relation else 'null') ~ ' as ' ~ data_type ~ ') as ' ~ column
        ) -%}
    {%- endfor -%}
    {{- return(
        'select ' ~ selected | join(', ')
        ~ (' from ' ~ found.relation if found.relation else ' where 1 = 0')
    ) -}}
{% endmacro %}
