{{ feed('tickets') }}
