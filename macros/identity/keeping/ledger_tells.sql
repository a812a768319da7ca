{#- Whether the ledger tells of this run: a build of a day before its last word is a question, and one
    of a day to come a mistake. -#}
{% macro ledger_tells(last_recorded_at) -%}
    ({{ perfil.as_of() }} >= {{ last_recorded_at }} and {{ perfil.as_of() }} < {{ perfil.tomorrow() }})
{%- endmacro %}
