{{ feed('orders') }}
