{#- A given name as it is compared: the first of several, lower case, without accents, dots or
    apostrophes. A blank may be one that breaks no line, and a hyphen a dash. -#}
{% macro normalised_given_name(expression) -%}
    {%- set letters = perfil.without_accents('trim(' ~ expression ~ ')') -%}
    {{ perfil.regex_replace(
        perfil.regex_replace(letters, '[ \t\r\n\u00a0\u2010\u2011–—-](.|\n)*$', ''), "[.'’‘`´]", ''
    ) }}
{%- endmacro %}
