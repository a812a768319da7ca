{#- A hash of a whole row, to order rows by: the same on every engine, whatever its collation. -#}
{% macro row_fingerprint(columns) -%}
    md5(
        {%- for name in columns %}
        {{ perfil.unambiguous(name) }}{{ ' ||' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}
