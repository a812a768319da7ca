"""Land a file in the raw schema, as text, alike on every engine.

source   what the file is, and whether it is what its name says
text     its lines, decoded
csv_records, json_records   lines into rows, or the reason why not
shelf    rows that are fine and lines that are not, each in a form DuckDB cannot misread
stage    a whole file read and checked before any warehouse is touched
plan     what will happen to the table, or why it may not
land_*   one transaction (or the best Spark can do) per engine
run      all of it, in that order
"""
