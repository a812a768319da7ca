{#- Letters beyond ASCII, capital and small at the same place: Latin ones with accents (of Europe's
    languages and Vietnamese), with what they are without; Greek and Cyrillic ones; and the accents
    that stand after a letter as signs of their own, as file names and exports of some systems have
    them. -#}
{% macro letter_cases() %}
    {{- return({
        'accented_capitals': 'ÀÁÂÃÄÅĀĂĄẠẢẤẦẨẪẬẮẰẲẴẶÇĆĈĊČĎĐÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆĜĞĠĢĤĦÌÍÎÏĨĪĬĮİỈỊĴĶĹĻ'
            ~ 'ĽŁÑŃŅŇÒÓÔÕÖØŌŎŐƠỌỎỐỒỔỖỘỚỜỞỠỢŔŖŘŚŜŞŠȘŢŤŦȚÙÚÛÜŨŪŬŮŰŲƯỤỦỨỪỬỮỰŴÝŶŸỲỴỶỸ'
            ~ 'ŹŻŽ',
        'accented': 'àáâãäåāăąạảấầẩẫậắằẳẵặçćĉċčďđèéêëēĕėęěẹẻẽếềểễệĝğġģĥħìíîïĩīĭįıỉịĵķĺļ'
            ~ 'ľłñńņňòóôõöøōŏőơọỏốồổỗộớờởỡợŕŗřśŝşšșţťŧțùúûüũūŭůűųưụủứừửữựŵýŷÿỳỵỷỹ'
            ~ 'źżž',
        'unaccented': 'aaaaaaaaaaaaaaaaaaaaacccccddeeeeeeeeeeeeeeeeegggghhiiiiiiiiiiijkll'
            ~ 'llnnnnoooooooooooooooooooooorrrsssssttttuuuuuuuuuuuuuuuuuuwyyyyyyy'
            ~ 'zzz',
        'plain_capitals': 'ÆŒÞÐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏΪΫ'
            ~ 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐЎЂЈЉЊЋЏ',
        'plain': 'æœþðαβγδεζηθικλμνξοπρστυφχψωάέήίόύώϊϋ'
            ~ 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўђјљњћџ',
        'accents': '\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c'
            ~ '\u031b\u0323\u0326\u0327\u0328'
    }) -}}
{% endmacro %}
