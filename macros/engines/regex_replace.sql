{#- Every match of a pattern replaced; \1 … \9 in the replacement are the pattern's groups. -#}
{% macro regex_replace(expression, pattern, replacement='') %}
    {{- return(adapter.dispatch('regex_replace', 'perfil')(expression, pattern, replacement)) -}}
{% endmacro %}

{% macro default__regex_replace(expression, pattern, replacement) -%}
    regexp_replace(
        {{ expression }},
        {{ perfil.text_literal(pattern) }},
        {{ perfil.text_literal(replacement) }},
        'g'
    )
{%- endmacro %}

{# Spark writes groups as $1 and replaces all matches without being told. #}
{% macro spark__regex_replace(expression, pattern, replacement) -%}
    regexp_replace(
        {{ expression }},
        {{ perfil.text_literal(pattern) }},
        {{ perfil.text_literal(replacement | replace('\\', '$')) }}
    )
{%- endmacro %}
