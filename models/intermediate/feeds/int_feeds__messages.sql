{{ feed('messages') }}
