{#- By what two person records are compared: with how many edits two values still count as alike,
    whether the values may have been swapped with those of another field, whether it matters how
    frequent a value is, and whether it is a person's own, that is, not what a household shares. -#}
{% macro likeness_comparisons() %}
    {%- set fields = [
        ['given_name', 2, 'surname', true, true],
        ['surname', 2, 'given_name', true, false],
        ['birth_date', 2, 'birth_date_swapped', false, true],
        ['house_number', 1, none, true, false],
        ['street_name', 2, none, true, false],
        ['city', 2, none, true, false],
        ['postal_code', 2, none, true, false],
        ['region', 0, none, true, false],
        ['email', 2, none, false, false],
        ['phone', 1, none, false, false],
        ['loyalty_id', 2, none, false, true],
    ] -%}
    {%- set comparisons = [] -%}
    {%- for name, edits, swapped_with, is_frequency_known, is_own in fields -%}
        {%- do comparisons.append({
            'name': name,
            'edits': edits,
            'swapped_with': swapped_with,
            'is_frequency_known': is_frequency_known,
            'is_own': is_own
        }) -%}
    {%- endfor -%}
    {{- return(comparisons) -}}
{% endmacro %}
