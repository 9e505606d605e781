"""How a request comes in: its day of receipt, its number, its one case."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest

from gongkai.bodies.tests import make as people
from gongkai.inforequests import actions
from gongkai.inforequests.errors import Overtaken, RequestRefused
from gongkai.inforequests.models import Event, InfoRequest
from gongkai.inforequests.tests import make
from gongkai.law.days import SHANGHAI
from gongkai.law.errors import BadHistory
from gongkai.law.intake import IntakeRoute
from gongkai.law.procedure import State
from gongkai.trail.models import Entry

pytestmark = pytest.mark.django_db


def test_a_request_handed_in_is_received_that_day_and_due_after_twenty_working_days() -> (
    None
):
    made = make.received(on=date(2026, 2, 6))

    assert made.received_on == date(2026, 2, 6)
    assert made.state == State.RECEIVED.value
    assert made.due_on == date(2026, 3, 12)


def test_numbers_run_from_one_within_each_body_and_year() -> None:
    first, second = make.handler(), make.handler()

    made = [
        make.received(actor=first, on=date(2024, 12, 30)),
        make.received(actor=first, on=date(2024, 12, 31)),
        make.received(actor=first, on=date(2025, 1, 2)),
        make.received(actor=second, on=date(2024, 12, 31)),
    ]

    assert [each.number for each in made] == [
        "2024-0001",
        "2024-0002",
        "2025-0001",
        "2024-0001",
    ]


def test_a_refused_registration_uses_no_number() -> None:
    actor = make.handler()
    with pytest.raises(RequestRefused):
        make.received(actor=actor, subject="　")

    assert make.received(actor=actor).number == "2024-0001"


def test_the_same_submission_sent_twice_makes_one_case() -> None:
    actor, token = make.handler(), uuid4()

    first = make.received(actor=actor, token=token)
    second = make.received(actor=actor, token=token)

    assert first.pk == second.pk
    assert make.received(actor=actor).number == "2024-0002"
    assert Entry.objects.filter(kind="request.received").count() == 2


def test_the_token_of_another_body_opens_nothing() -> None:
    token = uuid4()
    make.received(token=token)

    with pytest.raises(RequestRefused, match="别的单位"):
        make.received(token=token)


def test_signed_mail_is_received_on_the_day_it_was_signed_for_even_a_holiday() -> None:
    made = make.received(
        on=date(2025, 10, 3), route=IntakeRoute.SIGNED_MAIL, signed_on=date(2025, 10, 4)
    )

    assert made.received_on == date(2025, 10, 4)
    assert made.due_on == date(2025, 11, 4)


def test_signed_mail_needs_the_day_it_was_signed_for() -> None:
    with pytest.raises(RequestRefused, match="签收日期") as refused:
        make.received(route=IntakeRoute.SIGNED_MAIL)

    assert refused.value.field == "signed_on"


def test_an_online_request_awaits_confirmation_and_alarms_from_its_submission() -> None:
    made = make.received(on=date(2025, 3, 3), route=IntakeRoute.ONLINE)

    assert made.state == State.AWAITING_CONFIRMATION.value
    assert made.received_on is None
    assert made.due_on is None
    assert made.alarm_due_on == date(2025, 3, 31)


def test_confirmation_fixes_the_day_of_receipt() -> None:
    actor = make.handler()
    made = make.received(actor=actor, on=date(2024, 12, 30), route=IntakeRoute.ONLINE)

    confirmed = actions.confirm(
        info_request=made,
        on=date(2025, 1, 2),
        actor=actor,
        expected_seq=1,
        at=make.LATER,
    )

    assert confirmed.received_on == date(2025, 1, 2)
    assert confirmed.state == State.RECEIVED.value
    assert confirmed.number == "2024-0001"


def test_a_request_sent_one_minute_before_the_new_year_belongs_to_the_old_one() -> None:
    late = datetime(2024, 12, 31, 23, 59, tzinfo=SHANGHAI)
    actor = make.handler()
    made = make.received(actor=actor, submitted_at=late, route=IntakeRoute.ONLINE)

    confirmed = actions.confirm(
        info_request=made,
        on=date(2024, 12, 31),
        actor=actor,
        expected_seq=1,
        at=make.LATER,
    )

    assert confirmed.received_on == date(2024, 12, 31)
    assert confirmed.number.startswith("2024-")


def test_a_request_can_come_in_on_the_leap_day() -> None:
    made = make.received(on=date(2024, 2, 29))

    assert made.due_on == date(2024, 3, 28)


def test_a_request_is_confirmed_once() -> None:
    actor = make.handler()
    made = make.received(actor=actor, route=IntakeRoute.FAX)
    confirmed = actions.confirm(
        info_request=made, on=make.MONDAY, actor=actor, expected_seq=1, at=make.LATER
    )

    with pytest.raises(RequestRefused, match="无需再次确认"):
        actions.confirm(
            info_request=confirmed,
            on=make.MONDAY,
            actor=actor,
            expected_seq=2,
            at=make.LATER,
        )


def test_a_request_handed_in_needs_no_confirmation() -> None:
    actor = make.handler()
    made = make.received(actor=actor)

    with pytest.raises(RequestRefused, match="不需要另行确认"):
        actions.confirm(
            info_request=made,
            on=make.MONDAY,
            actor=actor,
            expected_seq=1,
            at=make.LATER,
        )


def test_confirmation_cannot_come_before_submission() -> None:
    actor = make.handler()
    made = make.received(actor=actor, route=IntakeRoute.FAX)

    with pytest.raises(BadHistory, match="早于提交日"):
        actions.confirm(
            info_request=made,
            on=date(2024, 3, 1),
            actor=actor,
            expected_seq=1,
            at=make.LATER,
        )

    assert Event.objects.filter(request=made).count() == 1


def test_confirming_what_somebody_else_confirmed_is_overtaken() -> None:
    actor = make.handler()
    made = make.received(actor=actor, route=IntakeRoute.FAX)
    given: Any = {
        "on": make.MONDAY,
        "actor": actor,
        "expected_seq": 1,
        "at": make.LATER,
    }
    actions.confirm(info_request=made, **given)

    with pytest.raises(Overtaken, match="已由他人办理"):
        actions.confirm(info_request=made, **given)


def test_a_day_that_has_not_come_is_refused() -> None:
    with pytest.raises(RequestRefused, match="晚于今天"):
        make.received(on=date(2024, 3, 5), at=make.noon(date(2024, 3, 4)))


def test_rare_characters_are_kept_as_they_were_written() -> None:
    made = make.received(requester_name="䶮某", subject="关于𠅤村的批复😀")

    kept = InfoRequest.objects.get(pk=made.pk)
    assert (kept.requester_name, kept.subject) == ("䶮某", "关于𠅤村的批复😀")


def test_a_text_that_is_too_long_is_refused_with_its_length() -> None:
    with pytest.raises(RequestRefused, match="有201个字，最多200个字") as refused:
        make.received(subject="长" * 201)

    assert refused.value.field == "subject"


def test_the_trail_says_who_registered_what_and_not_for_whom() -> None:
    actor = make.handler()
    made = make.received(actor=actor, requester_name="龙云某")

    entry = Entry.objects.get(kind="request.received")
    assert (entry.actor, entry.body, entry.subject) == (
        actor.username,
        made.body.code,
        str(made.uuid),
    )
    assert "龙云某" not in entry.content
    assert made.identity_number not in entry.content


def test_the_regions_own_holidays_bring_the_alarm() -> None:
    body = people.body()
    type(body).objects.filter(pk=body.pk).update(region="黔东南")
    body.refresh_from_db()

    made = make.received(body=body, on=date(2024, 7, 15))

    assert made.alarm_due_on is not None
    assert made.due_on is not None
    assert made.alarm_due_on <= made.due_on
