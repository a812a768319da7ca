{#- What is taken from one record together, by the name of its rule in the seed attribute_rules: a
    first name of one record and a last name of another are nobody's. -#}
{% macro attribute_groups() %}
    {{- return({
        'name': ['first_name', 'last_name'],
        'birth_date': ['birth_date'],
        'gender': ['gender'],
        'address': ['street', 'city', 'postal_code', 'region'],
        'country': ['country'],
    }) -}}
{% endmacro %}
