{#- A given name as it is compared: the first of several, lower case, without accents or dots. -#}
{% macro normalised_given_name(expression) -%}
    {%- set accented = 'àáâãäåāăąçćčďèéêëēėęěğìíîïīįıłńñňòóôõöøōőřśšşșťțùúûüūůűųýÿźžż' -%}
    {%- set plain = 'aaaaaaaaacccdeeeeeeeegiiiiiiilnnnoooooooorssssttuuuuuuuuyyzzz' -%}
    {%- set letters = 'translate(lower(trim(' ~ expression ~ ")), '" ~ accented ~ "', '" ~ plain ~ "')" -%}
    {{ perfil.regex_replace(perfil.regex_replace(letters, '[ -].*$', ''), '[.]', '') }}
{%- endmacro %}
