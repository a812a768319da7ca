{{ feed('contacts') }}
