{#- A given name as it is compared: the first of several, lower case, without accents, dots,
    apostrophes or a doctor's titles (what follows Mr or Mrs may be the family's name). A blank may be
    one that breaks no line, or one that does, and a hyphen a dash. -#}
{% macro normalised_given_name(expression) -%}
    {%- set letters = perfil.without_accents('trim(' ~ expression ~ ')') -%}
    {%- set one_line = perfil.regex_replace(letters, '[\r\n]+', ' ') -%}
    {%- set gap = '([.][ \t\u00a0-]*|[ \t\u00a0-]+)' -%}
    {%- set titles = '^(dr|prof)' ~ gap ~ '((dr|prof|med|phil|ing|h[.]?c)' ~ gap ~ ')*' -%}
    {%- set untitled = perfil.regex_replace(one_line, titles, '') -%}
    {%- set first = perfil.regex_replace(untitled, '[ \t\u00a0\u2010\u2011–—-].*$', '') -%}
    {{ perfil.regex_replace(first, "[.'’‘`´]", '') }}
{%- endmacro %}
