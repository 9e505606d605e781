"""Trials of the ways to apply: what a year without requests is proved by."""

from datetime import date

import pytest
from django.test import Client

from gongkai.bodies.models import Staff
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make as people
from gongkai.inforequests import actions
from gongkai.inforequests.channeltests import channel_tests
from gongkai.inforequests.errors import RequestRefused
from gongkai.inforequests.models import ChannelTest
from gongkai.law.intake import IntakeRoute
from gongkai.trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def handler() -> Staff:
    return people.staff(Role.REQUEST_HANDLER)


def tried(
    handler: Staff,
    on: date = date(2024, 3, 29),
    evidence: str = "测试申请一件，当日收到",
) -> ChannelTest:
    return actions.record_channel_test(
        body=handler.body,
        actor=handler,
        channel=IntakeRoute("online"),
        on=on,
        worked=True,
        evidence=evidence,
    )


def test_a_trial_is_kept_once_with_its_trail(handler: Staff) -> None:
    kept = tried(handler)

    with pytest.raises(RequestRefused, match="已经登记"):
        tried(handler)
    entry = Entry.objects.get(kind="request.channel_tested")
    assert str(kept.uuid) in entry.subject


@pytest.mark.parametrize("evidence", ["", "  ", "长" * 201])
def test_a_trial_says_what_was_done(handler: Staff, evidence: str) -> None:
    with pytest.raises(RequestRefused, match="200"):
        tried(handler, evidence=evidence)


def test_a_trial_cannot_lie_in_the_future(handler: Staff) -> None:
    with pytest.raises(RequestRefused):
        tried(handler, on=date(2999, 1, 1))


def test_trials_are_counted_by_year_and_up_to_a_day(handler: Staff) -> None:
    for day in (date(2023, 12, 31), date(2024, 1, 1), date(2024, 12, 31)):
        tried(handler, on=day)

    assert channel_tests(handler.body, 2024).count() == 2
    assert channel_tests(handler.body, 2024, until=date(2024, 6, 30)).count() == 1


def test_the_page_lists_the_trials_of_the_own_body_only(
    client: Client, handler: Staff
) -> None:
    stranger = people.staff(Role.REQUEST_HANDLER)
    tried(handler, evidence="本机关的测试")
    tried(stranger, evidence="别的机关的测试")
    client.force_login(handler)

    page = client.get("/desk/requests/channels/").content.decode()

    assert "本机关的测试" in page
    assert "别的机关的测试" not in page


def test_the_form_names_what_is_missing(client: Client, handler: Staff) -> None:
    client.force_login(handler)

    reply = client.post("/desk/requests/channels/new/", {"channel": "pigeon"})

    assert reply.status_code == 422
    assert "申请渠道" in reply.content.decode()
    assert not ChannelTest.objects.exists()


def test_the_form_keeps_a_trial(client: Client, handler: Staff) -> None:
    client.force_login(handler)
    given = {"channel": "fax", "on": "2024-03-29", "worked": "on", "evidence": "收到䶮"}

    reply = client.post("/desk/requests/channels/new/", given)

    assert reply.status_code == 302
    assert ChannelTest.objects.get().evidence == "收到䶮"
