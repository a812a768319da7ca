{#- What a feed holds: its key, its time, and its columns with their types. -#}
{% macro feed_columns(feed) %}
    {%- set text, moment = dbt.type_string(), dbt.type_timestamp() -%}
    {%- set amount = 'decimal(18, 4)' -%}
    {%- set identifiers = perfil._typed(perfil.identifier_columns() + ['country'], text) -%}
    {%- set feeds = {
        'events': perfil._spec(['event_id'], 'occurred_at', identifiers, perfil._typed([
            'event_id', 'event_name', 'page_path', 'referrer', 'utm_source', 'utm_medium',
            'utm_campaign', 'device_type', 'region', 'product_id', 'category', 'properties'
        ], text), {'quantity': amount, 'value_amount': amount}),
        'orders': perfil._spec(['order_id'], 'ordered_at', identifiers, perfil._typed([
            'order_id', 'status', 'channel', 'currency', 'coupon_code', 'first_name', 'last_name'
        ], text), perfil._typed([
            'gross_amount', 'discount_amount', 'tax_amount', 'shipping_amount', 'net_amount'
        ], amount)),
        'order_lines': perfil._spec(['order_id', 'line_id'], none, {}, perfil._typed([
            'order_id', 'line_id', 'product_id'
        ], text), perfil._typed(['quantity', 'unit_price_amount', 'discount_amount'], amount)),
        'refunds': perfil._spec(['refund_id'], 'refunded_at', identifiers, perfil._typed([
            'refund_id', 'order_id', 'reason', 'currency'
        ], text), {'amount': amount}),
        'products': perfil._spec(['product_id'], none, {}, perfil._typed([
            'product_id', 'name', 'category', 'brand', 'currency'
        ], text), {'price_amount': amount, 'cost_amount': amount, 'is_on_sale': 'boolean'}),
        'contacts': perfil._spec(['record_id'], 'updated_at', identifiers, perfil._typed([
            'record_id', 'first_name', 'last_name', 'gender', 'street', 'city', 'postal_code',
            'region'
        ], text), {'birth_date': 'date', 'created_at': moment}),
        'consents': perfil._spec(['consent_id'], 'observed_at', identifiers, perfil._typed([
            'consent_id', 'purpose', 'channel', 'state', 'legal_basis'
        ], text), {}),
        'messages': perfil._spec(['message_event_id'], 'occurred_at', identifiers, perfil._typed([
            'message_event_id', 'message_id', 'campaign_id', 'campaign_name', 'channel',
            'event_name'
        ], text), {'is_machine': 'boolean'}),
        'tickets': perfil._spec(['ticket_id'], 'opened_at', identifiers, perfil._typed([
            'ticket_id', 'status', 'topic'
        ], text), {'solved_at': moment, 'csat_score': amount})
    } -%}
    {%- if feed not in feeds -%}
        {{ exceptions.raise_compiler_error(
            "There is no feed '" ~ feed ~ "'. The feeds are: " ~ feeds | join(', ') ~ '.'
        ) }}
    {%- endif -%}
    {{- return(feeds[feed]) -}}
{% endmacro %}

{% macro _typed(names, data_type) %}
    {%- set columns = {} -%}
    {%- for name in names -%}{%- do columns.update({name: data_type}) -%}{%- endfor -%}
    {{- return(columns) -}}
{% endmacro %}

{% macro _spec(key, time, identifiers, texts, others) %}
    {%- set columns = {} -%}
    {%- do columns.update(texts) -%}
    {%- if time -%}{%- do columns.update({time: dbt.type_timestamp()}) -%}{%- endif -%}
    {%- do columns.update(others) -%}
    {%- do columns.update(identifiers) -%}
    {#- a record is there from when it was made, not from when it was last changed -#}
    {%- set first_seen = 'least(coalesce(created_at, ' ~ time ~ '), ' ~ time ~ ')' -%}
    {{- return({
        'key': key,
        'time': time,
        'first_seen': first_seen if 'created_at' in columns else time,
        'columns': columns,
        'has_people': identifiers != {}
    }) -}}
{% endmacro %}
