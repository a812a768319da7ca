{#- Nobody is in the payload who has not said yes to this purpose on this channel. -#}
{% test only_consented(model, purpose, channel) %}

select payload.customer_id
from {{ model }} as payload
left join {{ ref('customer_consents') }} as consents
    on
        payload.customer_id = consents.customer_id
        and consents.purpose = '{{ purpose }}'
        and consents.channel = '{{ channel }}'
        and consents.state = 'granted'
where consents.customer_id is null

{% endtest %}
