{#- Letters beyond ASCII, capital and small at the same place: those with accents (Latin ones of
    Europe's languages and Vietnamese, Greek, Cyrillic), with what they are without; other Greek and
    Cyrillic ones; and the accents that stand after a letter as signs of their own, as file names and
    exports of some systems have them. -#}
{% macro letter_cases() %}
    {{- return({
        'accented_capitals': 'ÀÁÂÃÄÅĀĂĄẠẢẤẦẨẪẬẮẰẲẴẶÇĆĈĊČĎĐÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆĜĞĠĢĤĦÌÍÎÏĨĪĬĮİỈỊĴĶĹĻ'
            ~ 'ĽŁÑŃŅŇÒÓÔÕÖØŌŎŐƠỌỎỐỒỔỖỘỚỜỞỠỢŔŖŘŚŜŞŠȘŢŤŦȚÙÚÛÜŨŪŬŮŰŲƯỤỦỨỪỬỮỰŴÝŶŸỲỴỶỸ'
            ~ 'ŹŻŽ' ~ 'ΆΈΉΊΌΎΏΪΫЁЙЎЇЃЌЍ',
        'accented': 'àáâãäåāăąạảấầẩẫậắằẳẵặçćĉċčďđèéêëēĕėęěẹẻẽếềểễệĝğġģĥħìíîïĩīĭįıỉịĵķĺļ'
            ~ 'ľłñńņňòóôõöøōŏőơọỏốồổỗộớờởỡợŕŗřśŝşšșţťŧțùúûüũūŭůűųưụủứừửữựŵýŷÿỳỵỷỹ'
            ~ 'źżž' ~ 'άέήίόύώϊϋёйўїѓќѝ',
        'unaccented': 'aaaaaaaaaaaaaaaaaaaaacccccddeeeeeeeeeeeeeeeeegggghhiiiiiiiiiiijkll'
            ~ 'llnnnnoooooooooooooooooooooorrrsssssttttuuuuuuuuuuuuuuuuuuwyyyyyyy'
            ~ 'zzz' ~ 'αεηιουωιυеиуігки',
        'plain_capitals': 'ÆŒÞÐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ'
            ~ 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЄҐЂЈЉЊЋЏ',
        'plain': 'æœþðαβγδεζηθικλμνξοπρστυφχψω'
            ~ 'абвгдежзиклмнопрстуфхцчшщъыьэюяієґђјљњћџ',
        'accents': '\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c'
            ~ '\u031b\u0323\u0326\u0327\u0328'
    }) -}}
{% endmacro %}
