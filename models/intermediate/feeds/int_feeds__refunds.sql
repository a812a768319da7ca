{{ feed('refunds') }}
