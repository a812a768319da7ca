{{ feed('order_lines') }}
