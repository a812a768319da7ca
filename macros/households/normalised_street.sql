{#- A street with its number as it is compared: plain text, words that people shorten in their
    short form. A saint and a street end alike: both are St, in every way of writing them. -#}
{% macro normalised_street(expression) -%}
    {%- set short_forms = {
        'street': 'st', 'saint': 'st', 'road': 'rd', 'avenue': 'av', 'ave': 'av', 'avenida': 'av',
        'boulevard': 'bd', 'blvd': 'bd', 'lane': 'ln', 'drive': 'dr', 'court': 'ct', 'place': 'pl',
        'platz': 'pl', 'square': 'sq', 'terrace': 'ter', 'close': 'cl', 'crescent': 'cres',
        'gardens': 'gdns', 'highway': 'hwy', 'apartment': 'apt', 'calle': 'c', 'north': 'n',
        'south': 's', 'east': 'e', 'west': 'w'
    } -%}
    {%- set letters = perfil.without_accents("replace(" ~ expression ~ ", 'ß', 'ss')") -%}
    {%- set spaced = perfil.regex_replace(letters, '[ .,;\t\r\n]+', '  ') -%}
    {%- set words = namespace(sql="'  ' || " ~ spaced ~ " || '  '") -%}
    {%- for word, short in short_forms.items() -%}
        {%- set words.sql = "replace(" ~ words.sql ~ ", ' " ~ word ~ " ', ' " ~ short ~ " ')" -%}
    {%- endfor -%}
    {#- Hauptstraße and Dorpsstraat are one word -#}
    {%- set endings = perfil.regex_replace(words.sql, '(strasse|straat)  ', 'str  ') -%}
    {#- 1/12 and 11/2 are two flats: a sign between two numbers stays one, of whatever kind it was.
        Twice, for a number may stand between two signs. -#}
    {%- set numbers = namespace(sql=endings) -%}
    {%- for _ in range(2) -%}
        {%- set numbers.sql = perfil.regex_replace(
            numbers.sql, '([0-9])' ~ perfil.signs_pattern() ~ '+([0-9])', '\\1x\\2'
        ) -%}
    {%- endfor -%}
    {{ perfil.plain_text(numbers.sql) }}
{%- endmacro %}
