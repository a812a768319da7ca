{#- How alike two values can be, the most alike first: [level, condition]; what meets none is
    'other'. `low` and `high` say how a field of each record is written: 'low.%s'. Of short values
    an edit leaves too little to go by. -#}
{% macro likeness_levels(comparison, low, high, distance=none) %}
    {%- set distance = distance or perfil.levenshtein -%}
    {%- set one, other = low | format(comparison.name), high | format(comparison.name) -%}
    {%- set levels = [['exact', one ~ ' = ' ~ other]] -%}
    {%- if comparison.swapped_with -%}
        {#- both ways: one name in common is no swap, and which record is called low does not matter -#}
        {%- do levels.append([
            'swapped',
            one ~ ' = ' ~ high | format(comparison.swapped_with)
            ~ ' and ' ~ low | format(comparison.swapped_with) ~ ' = ' ~ other
        ]) -%}
    {%- endif -%}
    {%- for edits in range(1, comparison.edits + 1) -%}
        {%- set is_long_enough = 'least(length(' ~ one ~ '), length(' ~ other ~ ')) > ' ~ 2 * edits -%}
        {%- do levels.append([
            'edit_' ~ edits,
            is_long_enough ~ ' and ' ~ distance(one, other) ~ ' <= ' ~ edits
        ]) -%}
    {%- endfor -%}
    {{- return(levels) -}}
{% endmacro %}
