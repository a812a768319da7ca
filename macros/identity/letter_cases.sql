{#- Letters beyond ASCII, capital and small at the same place: Latin ones with accents, with what they
    are without; and Greek and Cyrillic ones. -#}
{% macro letter_cases() %}
    {{- return({
        'accented_capitals': 'ÀÁÂÃÄÅĀĂĄÇĆČĎÈÉÊËĒĖĘĚĞÌÍÎÏĪĮİŁŃÑŇÒÓÔÕÖØŌŐŘŚŠŞȘŤȚÙÚÛÜŪŮŰŲÝŸŹŽŻ',
        'accented': 'àáâãäåāăąçćčďèéêëēėęěğìíîïīįıłńñňòóôõöøōőřśšşșťțùúûüūůűųýÿźžż',
        'unaccented': 'aaaaaaaaacccdeeeeeeeegiiiiiiilnnnoooooooorssssttuuuuuuuuyyzzz',
        'plain_capitals': 'ÆŒÞÐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏΪΫ'
            ~ 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐЎЂЈЉЊЋЏ',
        'plain': 'æœþðαβγδεζηθικλμνξοπρστυφχψωάέήίόύώϊϋ'
            ~ 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўђјљњћџ'
    }) -}}
{% endmacro %}
