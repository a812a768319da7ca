{{ feed('products') }}
