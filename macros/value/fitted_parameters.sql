{#- A select of what `perfil fit` has found so far: of the table it keeps beside the schema, and in the
    demo of its seed; or only of the seed or model that the var value_parameters names. No rows where
    there is none yet. -#}
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
    {%- set relations = [] -%}
    {%- if named -%}
        {%- do relations.append(ref(named)) -%}
    {%- elif var('demo', false) -%}
        {%- do relations.append(ref('demo_value_parameters')) -%}
    {%- endif -%}
    {%- if not named and execute and perfil.warehouse_columns(kept) -%}
        {%- do relations.append(kept) -%}
    {%- endif -%}
    {%- set selects = [] -%}
    {%- for relation in relations or [none] -%}
        {%- set selected = [] -%}
        {%- for column, data_type in columns.items() -%}
            {%- do selected.append(
                'cast(' ~ (column if relation else 'null') ~ ' as ' ~ data_type ~ ') as ' ~ column
            ) -%}
        {%- endfor -%}
        {%- do selects.append(
            'select ' ~ selected | join(', ') ~ (' from ' ~ relation if relation else ' where 1 = 0')
        ) -%}
    {%- endfor -%}
    {{- return(selects | join(' union all ')) -}}
{% endmacro %}
