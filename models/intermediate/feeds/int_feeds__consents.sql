{{ feed('consents') }}
