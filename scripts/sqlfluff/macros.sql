{#- Stand-ins for our macros, so that sqlfluff can read the models without dbt or a warehouse.
    Each gives SQL of the same kind as the real one: an expression, a table, a select. -#}
{% macro as_feed(feed, relation, columns) -%}
select {{ columns | join(', ') }}
from {{ relation }}
{%- endmacro %}
{% macro feed(name) %}select 1 as one{% endmacro %}
{% macro is_listed(helps=false) %}{{ return(true) }}{% endmacro %}
{% macro raw_table(source_name, table_name) -%} {{ source_name }}_{{ table_name }} {%- endmacro %}
{% macro source_table(source_name, table_name) -%} {{ source_name }}_{{ table_name }} {%- endmacro %}
{% macro events_with_their_own_table() %}{{ return(['product_viewed']) }}{% endmacro %}
{% macro json_event_paths() %}{{ return({'event_id': '$.id', 'event_name': none}) }}{% endmacro %}
{% macro ledger_tells(last_recorded_at) -%} {{ last_recorded_at }} is not null {%- endmacro %}
{% macro identifier_columns() %}{{ return(['user_id']) }}{% endmacro %}
{% macro feeds_with_people() %}{{ return(['events', 'orders']) }}{% endmacro %}
{% macro feed_columns(name) %}{{ return({'key': ['event_id'], 'time': 'happened_at', 'first_seen': 'happened_at'}) }}{% endmacro %}
{% macro by_name(relation, names) %}{{ return({}) }}{% endmacro %}
{% macro source_of(name) %}{{ return('source') }}{% endmacro %}
{% macro check_flat_orders_columns() %}{% endmacro %}
{% macro check_mapped_columns(table_name, var_name, columns) %}{% endmacro %}
{% macro flat_orders_column(name) -%} {{ name }} {%- endmacro %}
{% macro iso_date_text(expression, order) -%} {{ expression }} {%- endmacro %}
{% macro row_fingerprint(columns) -%} md5({{ columns[0] }}) {%- endmacro %}
{% macro as_of() -%} now() {%- endmacro %}
{% macro as_of_date() -%} today() {%- endmacro %}
{% macro first_open_day() -%} today() {%- endmacro %}
{% macro has_no_hour(moment) -%} {{ moment }} is not null {%- endmacro %}
{% macro has_flat_orders_column(name) -%} yes {%- endmacro %}
{% macro is_visit(events) -%} {{ events }}.page_path is not null {%- endmacro %}
{% macro days_between(earlier, later) -%} datediff('day', {{ earlier }}, {{ later }}) {%- endmacro %}
{% macro has_anniversary(date_column, days_ahead) -%} {{ date_column }} = today() {%- endmacro %}
{% macro quintile(expression, within=none) -%} rank() over (order by {{ expression }}) {%- endmacro %}
{% macro rfm_score(measure, ranked, bought, among=[], measured=none) -%} rank() over (order by {{ ranked }}) {%- endmacro %}
{% macro rfm_percentile(ranked, bought) -%} rank() over (order by {{ ranked }}) {%- endmacro %}
{% macro rfm_month_ends(after_last) -%} select 1 as month_date, 2 as month_end_date, 3 as is_first {%- endmacro %}
{% macro rfm_sums(days, condition='') -%} count(*) as purchase_day_count {%- endmacro %}
{% macro in_rfm_window(day, end) -%} {{ day }} <= {{ end }} {%- endmacro %}
{% macro is_valued(kept_amount, paid_amount) -%} {{ kept_amount }} > 0 {%- endmacro %}
{% macro is_purchase(orders) -%} {{ orders }}.status = 'paid' {%- endmacro %}
{% macro is_sale(orders) -%} {{ orders }}.status = 'paid' {%- endmacro %}
{% macro event_currency(events) -%} {{ events }}.properties {%- endmacro %}
{% macro average_amount(total, count) -%} {{ total }} / {{ count }} {%- endmacro %}
{% macro type_double() -%} double {%- endmacro %}
{% macro try_cast(expression, data_type) -%} try_cast({{ expression }} as {{ data_type }}) {%- endmacro %}
{% macro trimmed(expression) -%} trim({{ expression }}) {%- endmacro %}
{% macro quoted_name(name) -%} document {%- endmacro %}
{% macro try_amount(expression) -%} abs({{ expression }}) {%- endmacro %}
{% macro told_amount(expression) -%} abs({{ expression }}) {%- endmacro %}
{% macro try_timestamp_utc(expression) -%} lower({{ expression }}) {%- endmacro %}
{% macro text_literal(text) -%} 'text' {%- endmacro %}
{% macro json_object(fields) -%} '{}' {%- endmacro %}
{% macro held_pattern(name, relation) -%} 'a' {%- endmacro %}
{% macro regex_matches(expression, pattern) -%} regexp_matches({{ expression }}, 'a') {%- endmacro %}
{% macro regex_replace(expression, pattern, replacement) -%} lower({{ expression }}) {%- endmacro %}
{% macro normalised_email(expression) -%} lower({{ expression }}) {%- endmacro %}
{% macro lower_case(expression) -%} lower({{ expression }}) {%- endmacro %}
{% macro normalised_phone(expression, calling_code, trunk_prefix, max_digits) -%}
lower({{ expression }} || {{ calling_code }} || {{ trunk_prefix }})
{%- endmacro %}
{% macro json_text(expression, path) -%} lower({{ expression }}) {%- endmacro %}
{% macro is_json_object(expression) -%} ({{ expression }} is not null) {%- endmacro %}
{% macro timestamp_from_micros(expression) -%} make_timestamp({{ expression }}) {%- endmacro %}
{% macro try_epoch_utc(expression, unit) -%} make_timestamp({{ expression }}) {%- endmacro %}
{% macro iso_country(expression) -%} upper({{ expression }}) {%- endmacro %}
{% macro url_path(expression) -%} lower({{ expression }}) {%- endmacro %}
{% macro utc_timestamp(expression) -%} cast({{ expression }} as timestamp) {%- endmacro %}
{% macro feed_names() %}{{ return(['events']) }}{% endmacro %}
{% macro column_counts(feed, model_name) -%} select 1 as one {%- endmacro %}
{% macro feed_rejects(feed) -%} select 1 as source {%- endmacro %}
{% macro flat_orders_names() %}{{ return(['order_id']) }}{% endmacro %}
{% macro tomorrow() -%} now() {%- endmacro %}
{% macro identifier_key(identifier_type, identifier_value) -%} md5({{ identifier_value }}) {%- endmacro %}
{% macro names_somebody(type) %}{{ type }} not in ('a', 'b'){% endmacro %}
{% macro identity_window(moment, window_days) -%} year({{ moment }}) {%- endmacro %}
{% macro normalised_given_name(expression) -%} lower({{ expression }}) {%- endmacro %}
{% macro text_tables() %}{{ return([]) }}{% endmacro %}
{% macro unreadable_rows(table) -%} select 1 as source {%- endmacro %}
{% macro keep_rows(key, changed) %}{% endmacro %}
{% macro last_rows(name, texts, moments=[]) -%} select 1 as one {%- endmacro %}
{% macro identity_logic() -%} logic {%- endmacro %}
{% macro households_are_on() -%} 1 = 1 {%- endmacro %}
{% macro plain_text(expression) -%} lower({{ expression }}) {%- endmacro %}
{% macro normalised_street(expression) -%} lower({{ expression }}) {%- endmacro %}
{% macro comparable_text(expression) -%} lower({{ expression }}) {%- endmacro %}
{% macro likeness_comparisons() %}{{ return([
    {'name': 'given_name', 'tells': 'own', 'is_frequency_known': true}
]) }}{% endmacro %}
{% macro likeness_levels(comparison, low, high) %}{{ return([['exact', '1 = 1']]) }}{% endmacro %}
{% macro likeness_level(comparison) -%} low.{{ comparison.name }} {%- endmacro %}
{% macro likeness_blocks() %}{{ return([['surname', 'city'], ['email']]) }}{% endmacro %}
{% macro likeness_spec() %}{{ return({}) }}{% endmacro %}
{% macro weight_of(comparison, level, column) -%} max(match_weight) {%- endmacro %}
{% macro any_alike(names, levels=[]) -%} {{ names[0] }}_level = 'exact' {%- endmacro %}
{% macro built_after(names) %}{% endmacro %}
{% macro set_hash(columns) -%} sum(hash({{ columns[0] }})) {%- endmacro %}
{% macro fitted_parameters() -%} select 1 as one {%- endmacro %}
{% macro discounted_months() %}{{ return({1: 0.5, 2: 0.25}) }}{% endmacro %}
{% macro log_beta_weight(u) -%} ln({{ u }}) {%- endmacro %}
{% macro purchases_until_dropout(dropout, weeks) -%} (rate_shape / waited_weeks) {%- endmacro %}
{% macro still_unbought(weeks) -%} exp({{ weeks }}) {%- endmacro %}
{% macro purchases_in_words() -%} 'words' {%- endmacro %}
{% macro backtest_horizons() %}{{ return([90, 365]) }}{% endmacro %}
{% macro prediction_horizons() %}{{ return([30, 90, 365]) }}{% endmacro %}
{% macro backtest_models() %}{{ return({
    'orders': {'run_rate': 'forecasts.run_rate_orders'}, 'value': {'a': 'forecasts.a', 'b': 'forecasts.b'}
}) }}{% endmacro %}
{% macro backtest_months() %}{{ return(13) }}{% endmacro %}
{% macro statistics_columns() %}{{ return(['repeat_count', 'age_days']) }}{% endmacro %}
{% macro challenger_traits() %}{{ return(['repeat_count', 'age_days']) }}{% endmacro %}
{% macro prediction_weeks() %}{{ return({'30d': {1: 1}, 'discounted': {2: 0.5}}) }}{% endmacro %}
{% macro share_of(part, whole, data_type=none) -%} ({{ part }} / {{ whole }}) {%- endmacro %}
{% macro shrunk_share(part, whole, share_of_all, weight) -%} ({{ part }} / {{ whole }} + {{ share_of_all }}) {%- endmacro %}
{% macro offset_minutes(moment, clocks) -%} {{ clocks }}.utc_offset_minutes {%- endmacro %}
{% macro hour_at(moment, minutes) -%} hour({{ moment }}) {%- endmacro %}
{% macro trait_catalog_rows() %}{{ return([{'trait': 'a', 'data_type': 'b'}]) }}{% endmacro %}
{% macro attribute_groups() %}{{ return({'name': ['first_name', 'last_name'], 'country': ['country']}) }}{% endmacro %}
{% macro segment_definitions() %}{{ return([{'segment_name': 'a', 'model_name': 'seg_a'}]) }}{% endmacro %}
{% macro waterfall_segments() %}{{ return(['seg_a']) }}{% endmacro %}
{% macro bucket(customer_id, salt) -%} length({{ salt }} || {{ customer_id }}) {%- endmacro %}
{% macro complementary_error(x) -%} exp({{ x }}) {%- endmacro %}
{% macro chi_square_p_value(chi_square, degrees, tail) -%} ({{ chi_square }} / {{ degrees }} + {{ tail }}) {%- endmacro %}
{% macro as_figure(expression) -%} cast({{ expression }} as decimal(28, 10)) {%- endmacro %}
{% macro delivered_rows() -%} select 1 as one {%- endmacro %}
{% macro global_control_share() -%} 0.05 {%- endmacro %}
{% macro profiled_traits() %}{{ return([
    {'trait': 'a', 'kind': 'number'}, {'trait': 'b', 'kind': 'share'}, {'trait': 'c', 'kind': 'days'}, {'trait': 'd', 'kind': 'value'}
]) }}{% endmacro %}
{% macro rounded(expression, data_type) -%} cast({{ expression }} as {{ data_type }}) {%- endmacro %}
{% macro counts_of_each(relation, key, columns) -%} select * from {{ relation }} {%- endmacro %}
