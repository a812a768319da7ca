{#- A line that says so where the demo is built: its data is made up and its clock stands still. -#}
{% macro say_demo() %}
    {%- if execute and var('demo', false) and flags.WHICH in ['build', 'run'] -%}
        {%- do log(
            "demo: true, so this builds the demo's made-up data as of " ~ var('demo_as_of')
            ~ '. For your own, set demo: false under vars.', info=true
        ) -%}
    {%- endif -%}
{% endmacro %}
