"""Mail and support: opt-ins and withdrawals, opens by machines, tickets and ratings."""

import pytest


def event_count(world, name: str, condition: str = "true") -> int:
    return world.one(
        "select count(*) from klaviyo__event as events inner join klaviyo__metric as metrics "
        f"on events.metric_id = metrics.id where metrics.name = '{name}' and {condition}"
    )


def test_people_opt_in_and_some_withdraw(world):
    given = dict(world("select email_consent, count(*) from truth__people group by 1"))
    assert (
        event_count(world, "Subscribed to Email Marketing") == given["granted"] + given["withdrawn"]
    )
    assert event_count(world, "Unsubscribed from Email Marketing") == given["withdrawn"]
    assert given["withdrawn"] / (given["granted"] + given["withdrawn"]) == pytest.approx(
        0.13, abs=0.03
    )


@pytest.mark.parametrize(
    ("table", "state", "words"),
    [
        ("shopify__customer", "email_marketing_consent_state",
         {"none": "not_subscribed", "granted": "subscribed", "withdrawn": "unsubscribed"}),
        ("klaviyo__person", "subscriptions_email_marketing_consent",
         {"none": "NEVER_SUBSCRIBED", "granted": "SUBSCRIBED", "withdrawn": "UNSUBSCRIBED"}),
    ],
)  # fmt: skip
def test_both_systems_know_the_last_word(world, table, state, words):
    said = world(
        f"select distinct email_consent, {state} from owned_{table} "
        "inner join truth__people using (person_id)"
    )
    assert dict(said) == words and len(said) == 3


def test_nobody_gets_mail_before_the_opt_in_or_after_the_withdrawal(world):
    wrong = world.one(
        "select count(*) from klaviyo__event as events inner join klaviyo__person as people "
        "on events.person_id = people.id where events.campaign_id is not null "
        "and (timestamp < subscriptions_email_marketing_timestamp "
        "or (subscriptions_email_marketing_consent = 'UNSUBSCRIBED' "
        "and timestamp > subscriptions_email_marketing_last_updated))"
    )
    assert wrong == 0


def test_machines_open_mail_within_seconds(world):
    machine = "property_apple_privacy_open = 'True'"
    opened = event_count(world, "Opened Email")
    assert event_count(world, "Opened Email", machine) / opened == pytest.approx(0.4, abs=0.03)
    waits = world(
        "select opened.property_apple_privacy_open, epoch(opened.timestamp - received.timestamp) "
        "from klaviyo__event as opened inner join klaviyo__event as received "
        "on opened.person_id = received.person_id and opened.campaign_id = received.campaign_id "
        "where opened.type = 'Opened Email' and received.type = 'Received Email'"
    )
    assert max(wait for by_machine, wait in waits if by_machine == "True") < 30
    assert min(wait for by_machine, wait in waits if by_machine == "False") >= 60
    assert event_count(world, "Clicked Email") > 100
    assert event_count(world, "Bounced Email") > 20


def test_a_mail_is_of_a_campaign_or_of_a_flow(world):
    wrong = world.one(
        "select count(*) from klaviyo__event where type = 'Received Email' "
        "and (campaign_id is null) = (flow_id is null)"
    )
    assert wrong == 0
    for table, key in (("campaign", "campaign_id"), ("flow", "flow_id"), ("person", "person_id")):
        wrong = world.one(
            f"select count(*) from klaviyo__event as events left join klaviyo__{table} as known "
            f"on events.{key} = known.id where events.{key} is not null and known.id is null"
        )
        assert wrong == 0


def test_customers_open_tickets_after_they_bought(world):
    early = world.one(
        "select count(*) from owned_zendesk__ticket inner join truth__people using (person_id) "
        "where created_at < first_purchase_at"
    )
    assert early == 0
    asked = world.one("select count(distinct requester_id) from zendesk__ticket")
    assert asked / 7_000 == pytest.approx(0.12, abs=0.02)


def test_tickets_are_open_solved_and_rated(world):
    assert {status for (status,) in world("select distinct status from zendesk__ticket")} == {
        *("open", "pending", "solved", "closed")
    }
    wrong = world.one(
        "select count(*) from zendesk__ticket as tickets left join zendesk__ticket_field_history "
        "as changes on tickets.id = changes.ticket_id "
        "where (tickets.status in ('solved', 'closed')) != (changes.value is not null) "
        "or changes.updated <= tickets.created_at"
    )
    assert wrong == 0
    scores = dict(world("select score, count(*) from zendesk__satisfaction_rating group by 1"))
    assert scores["good"] > scores["bad"] > 0
    wrong = world.one(
        "select count(*) from zendesk__ticket "
        "where requester_id not in (select id from zendesk__user)"
    )
    assert wrong == 0
