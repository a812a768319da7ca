{#- A hash of everything by which a row says whose it is; null when it says nothing. A phone
    counts together with the country in which it would be dialled. -#}
{% macro sighting_key() -%}
    case
        when coalesce({{ perfil.identifier_columns() | join(', ') }}) is not null
            then {{ perfil.row_fingerprint(
                perfil.identifier_columns()
                + ['case when phone is not null then country end']
            ) | indent(12) }}
    end
{%- endmacro %}
