{#- By what two person records are compared: with how many edits two values still count as alike,
    whether they may have been swapped with those of another field, whether it matters how frequent
    a value is, and what it tells: a name, something of a person's own, of a household, or a place.
    An address and a card count in whole: of two people they often differ in a digit. -#}
{% macro likeness_comparisons() %}
    {%- set fields = [
        ['given_name', 'name', 2, 'surname', true],
        ['surname', 'name', 2, 'given_name', true],
        ['birth_date', 'own', 2, 'birth_date_swapped', false],
        ['house_number', 'household', 1, none, true],
        ['street_name', 'household', 2, none, true],
        ['city', 'place', 2, none, true],
        ['postal_code', 'household', 2, none, true],
        ['region', 'place', 0, none, true],
        ['email', 'household', 0, none, false],
        ['phone', 'household', 1, none, false],
        ['loyalty_id', 'own', 0, none, false],
    ] -%}
    {%- set comparisons = [] -%}
    {%- for name, tells, edits, swapped_with, is_frequency_known in fields -%}
        {%- do comparisons.append({
            'name': name,
            'tells': tells,
            'edits': edits,
            'swapped_with': swapped_with,
            'is_frequency_known': is_frequency_known
        }) -%}
    {%- endfor -%}
    {{- return(comparisons) -}}
{% endmacro %}
