{#- A select of what `perfil fit` has found so far: of the seed or model that the var value_parameters
    names, or of the table it keeps beside the schema. No rows where there is none yet. -#}
{% macro fitted_parameters() %}
    {%- set columns = {
        'fit_id': dbt.type_string(), 'model': dbt.type_string(), 'parameter': dbt.type_string(),
        'parameter_value': perfil.type_double(), 'is_in_use': 'boolean',
        'as_of_date': 'date', 'fitted_at': dbt.type_timestamp(), 'currency': dbt.type_string(),
    } -%}
    {%- set named = var('value_parameters', none) -%}
    {%- set kept = this.incorporate(path={
        'schema': var('state_schema', none) or target.schema ~ '_state',
        'identifier': 'value_parameters',
    }) -%}
    {%- set relation = ref(named) if named else kept -%}
    {%- set is_there = named or (execute and perfil.warehouse_columns(kept)) -%}
    {%- set selected = [] -%}
    {%- for column, data_type in columns.items() -%}
        {%- do selected.append(
            'cast(' ~ (column if is_there else 'null') ~ ' as ' ~ data_type ~ ') as ' ~ column
        ) -%}
    {%- endfor -%}
    {{- return(
        'select ' ~ selected | join(', ') ~ (' from ' ~ relation if is_there else ' where 1 = 0')
    ) -}}
{% endmacro %}
