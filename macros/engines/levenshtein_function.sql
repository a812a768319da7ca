{#- Postgres' function perfil_levenshtein in a schema: the extension's, by the name of the schema it
    is in, or one of our own that counts to 2; all beyond is 3. -#}
{% macro levenshtein_function(schema, extension_schema) -%}
    create or replace function {{ schema }}.perfil_levenshtein(one text, other text)
    returns integer immutable strict parallel safe
    {% if extension_schema -%}
    language sql as $$ select {{ extension_schema }}.levenshtein(one, other) $$
    {%- else -%}
    language plpgsql as $$
    declare
        above integer[] := array(select generate_series(0, length(other)));
        here integer[];
    begin
        if abs(length(one) - length(other)) > 2 then
            return 3;
        end if;
        for i in 1 .. length(one) loop
            here := array[i];
            for j in 1 .. length(other) loop
                here := here || least(
                    above[j + 1] + 1,
                    here[j] + 1,
                    above[j] + case when substr(one, i, 1) = substr(other, j, 1) then 0 else 1 end
                );
            end loop;
            above := here;
        end loop;
        return least(above[length(other) + 1], 3);
    end $$
    {%- endif -%}
{%- endmacro %}
