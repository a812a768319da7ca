{#- A text in lower case, without accents. -#}
{% macro without_accents(expression) -%}
    {%- set accented = 'àáâãäåāăąçćčďèéêëēėęěğìíîïīįıłńñňòóôõöøōőřśšşșťțùúûüūůűųýÿźžż' -%}
    {%- set plain = 'aaaaaaaaacccdeeeeeeeegiiiiiiilnnnoooooooorssssttuuuuuuuuyyzzz' -%}
    translate(lower(trim({{ expression }})), '{{ accented }}', '{{ plain }}')
{%- endmacro %}
