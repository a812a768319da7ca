{{ feed('events') }}
