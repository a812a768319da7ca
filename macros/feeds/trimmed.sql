{#- A text without what nobody sees at its ends: blanks of every width, tabs, line ends, marks of
    direction and of byte order. Named one by one, because each engine's trim knows others. -#}
{% macro trimmed(expression) -%}
    {%- set unseen -%}
        {{ ' \t\n\x0b\x0c\r\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008' -}}
        {{ '\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff' }}
    {%- endset -%}
    {{ perfil.trim_characters(expression, unseen) }}
{%- endmacro %}
