{#- Nobody is in the payload but at an address whose own last word on this is yes. -#}
{% test only_consented(model, column_name, purpose, channel) %}

select payload.{{ column_name }}
from {{ model }} as payload
left join {{ ref('address_consents') }} as consents
    on
        payload.{{ column_name }} = consents.address
        and payload.customer_id = consents.customer_id
        and consents.purpose = '{{ purpose }}'
        and consents.channel = '{{ channel }}'
        and consents.state = 'granted'
        and consents.address_state = 'granted'
where consents.address is null

{% endtest %}
