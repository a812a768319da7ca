{#- A text in lower case, its Latin letters without accents. Capitals are in the list too: where the
    database's locale is C, Postgres' lower() knows no others than A to Z. -#}
{% macro without_accents(expression) -%}
    {%- set accented = 'àáâãäåāăąçćčďèéêëēėęěğìíîïīįıłńñňòóôõöøōőřśšşșťțùúûüūůűųýÿźžż' -%}
    {%- set plain = 'aaaaaaaaacccdeeeeeeeegiiiiiiilnnnoooooooorssssttuuuuuuuuyyzzz' -%}
    {%- set capitals = 'ÀÁÂÃÄÅĀĂĄÇĆČĎÈÉÊËĒĖĘĚĞÌÍÎÏĪĮİŁŃÑŇÒÓÔÕÖØŌŐŘŚŠŞȘŤȚÙÚÛÜŪŮŰŲÝŸŹŽŻ' -%}
    lower({{ perfil.translate_beyond_ascii(expression, accented ~ capitals, plain ~ plain) }})
{%- endmacro %}
