"""A request moves by the law's own steps, and only by them."""

from datetime import date
from typing import Any

import pytest

from gongkai.inforequests import actions, replay
from gongkai.inforequests.errors import Overtaken, RequestRefused
from gongkai.inforequests.models import Event, InfoRequest
from gongkai.inforequests.tests import make
from gongkai.law.errors import BadHistory, LawError, StepNotAllowed
from gongkai.law.intake import IntakeRoute
from gongkai.law.procedure import State
from gongkai.trail.models import Entry

pytestmark = pytest.mark.django_db


def test_asking_for_a_correction_stops_the_clock() -> None:
    waiting = make.info_request("ask_correction")

    assert waiting.state == State.AWAITING_CORRECTION.value
    assert waiting.due_on is None
    assert waiting.correct_by is not None


def test_a_correction_starts_the_clock_afresh() -> None:
    corrected = make.info_request(
        ("ask_correction", {"on": date(2025, 3, 12)}),
        ("take_correction", {"on": date(2025, 3, 20)}),
        on=date(2025, 3, 3),
    )

    assert corrected.state == State.RECEIVED.value
    assert corrected.due_on == date(2025, 4, 18)


def test_days_of_a_consultation_do_not_count() -> None:
    consulted = make.info_request(
        ("consult", {"on": date(2025, 4, 18), "received_on": date(2025, 4, 22)}),
        ("end_consultation", {"on": date(2025, 5, 12)}),
        on=date(2025, 4, 14),
    )

    assert consulted.due_on == date(2025, 6, 4)


def test_the_day_a_letter_arrived_can_be_recorded_later() -> None:
    actor = make.handler()
    asked = make.info_request(
        ("consult", {"on": date(2025, 4, 18)}), on=date(2025, 4, 14), actor=actor
    )
    assert asked.due_on is None

    known = actions.deliver(
        info_request=asked,
        of=2,
        received_on=date(2025, 4, 22),
        actor=actor,
        expected_seq=2,
        at=make.LATER,
    )

    assert known.state == State.CONSULTING.value
    assert known.due_on == date(2025, 6, 9)


def test_a_letters_arrival_is_recorded_once() -> None:
    actor = make.handler()
    asked = make.info_request(
        ("consult", {"on": date(2025, 4, 18), "received_on": date(2025, 4, 22)}),
        on=date(2025, 4, 14),
        actor=actor,
    )

    with pytest.raises(RequestRefused, match="已经登记"):
        actions.deliver(
            info_request=asked,
            of=2,
            received_on=date(2025, 4, 23),
            actor=actor,
            expected_seq=2,
            at=make.LATER,
        )


def test_a_letter_cannot_arrive_before_it_was_sent() -> None:
    actor = make.handler()
    asked = make.info_request(
        ("consult", {"on": date(2025, 4, 18)}), on=date(2025, 4, 14), actor=actor
    )

    with pytest.raises(RequestRefused, match="早于文书作出之日"):
        actions.deliver(
            info_request=asked,
            of=2,
            received_on=date(2025, 4, 17),
            actor=actor,
            expected_seq=2,
            at=make.LATER,
        )


def test_an_extension_adds_to_the_old_deadline() -> None:
    extended = make.info_request(
        ("extend", {"on": date(2025, 9, 15), "days": 20}), on=date(2025, 8, 20)
    )

    assert extended.due_on == date(2025, 10, 21)


def test_asking_for_reasons_leaves_the_clock_running() -> None:
    asked = make.info_request("ask_reasons")

    assert asked.state == State.REASONS_ASKED.value
    assert asked.due_on == date(2024, 4, 1)


def test_a_reply_ends_the_request_with_its_outcome() -> None:
    replied = make.info_request(
        ("reply", {"on": date(2024, 3, 20), "served_on": date(2024, 3, 21)})
    )

    assert replied.state == State.REPLIED.value
    assert (replied.outcome, replied.decided_on) == ("granted", date(2024, 3, 20))
    assert replied.in_time is True


def test_a_reply_posted_after_its_last_day_is_late() -> None:
    late = make.info_request(
        (
            "reply",
            {"on": date(2024, 4, 1), "route": "post", "posted_on": date(2024, 4, 2)},
        )
    )

    assert late.in_time is False


def test_service_is_recorded_when_it_becomes_known_and_decides_whether_the_reply_was_in_time() -> (
    None
):
    actor = make.handler()
    replied = make.info_request(("reply", {"on": date(2024, 4, 1)}), actor=actor)
    assert replied.in_time is None

    served = actions.serve(
        info_request=replied,
        served_on=date(2024, 4, 1),
        actor=actor,
        expected_seq=2,
        at=make.LATER,
    )

    assert served.in_time is True
    assert replay.differences(InfoRequest.objects.get(pk=served.pk)) == {}


def test_service_needs_a_reply_and_a_day() -> None:
    actor = make.handler()
    made = make.received(actor=actor)
    with pytest.raises(RequestRefused, match="尚未答复"):
        actions.serve(
            info_request=made,
            served_on=make.MONDAY,
            actor=actor,
            expected_seq=1,
            at=make.LATER,
        )

    with pytest.raises(RequestRefused, match="请填写交邮日期或送达日期"):
        actions.serve(info_request=made, actor=actor, expected_seq=1, at=make.LATER)


def test_a_day_of_service_is_not_rewritten() -> None:
    actor = make.handler()
    served = make.info_request(
        ("reply", {"on": date(2024, 4, 1), "served_on": date(2024, 4, 2)}), actor=actor
    )

    with pytest.raises(RequestRefused, match="不能改写"):
        actions.serve(
            info_request=served,
            served_on=date(2024, 4, 1),
            actor=actor,
            expected_seq=2,
            at=make.LATER,
        )


def test_withdrawing_ends_the_request_as_other() -> None:
    withdrawn = make.info_request("withdraw")

    assert withdrawn.state == State.WITHDRAWN.value
    assert (withdrawn.outcome, withdrawn.decided_on) == ("other", date(2024, 3, 5))


@pytest.mark.parametrize(
    "step", ["extend", "reply", "withdraw", "ask_correction", "consult"]
)
def test_an_answered_request_cannot_be_moved(step: str) -> None:
    with pytest.raises(LawError):
        make.info_request("reply", step)


@pytest.mark.parametrize(
    "step", ["take_correction", "take_fee", "take_reasons", "end_consultation"]
)
def test_what_was_not_asked_for_cannot_be_taken(step: str) -> None:
    with pytest.raises((LawError, RequestRefused)):
        make.info_request(step)


def test_a_refused_step_leaves_nothing_behind() -> None:
    actor = make.handler()
    made = make.received(actor=actor)
    entries = Entry.objects.count()
    with pytest.raises(StepNotAllowed):
        make.advance(made, "take_correction", actor=actor, on=date(2024, 3, 5))

    assert Event.objects.filter(request=made).count() == 1
    assert Entry.objects.count() == entries
    assert InfoRequest.objects.get(pk=made.pk).version == 1


def test_steps_do_not_run_backwards_in_time() -> None:
    with pytest.raises(BadHistory):
        make.info_request(
            ("ask_reasons", {"on": date(2024, 3, 8)}),
            ("take_reasons", {"on": date(2024, 3, 7)}),
        )


def test_an_unconfirmed_request_is_confirmed_first() -> None:
    actor = make.handler()
    made = make.received(actor=actor, route=IntakeRoute.FAX)

    with pytest.raises(RequestRefused, match="尚未与申请人双方确认"):
        make.advance(made, "extend", actor=actor, on=date(2024, 3, 5))


@pytest.mark.parametrize(
    ("step", "details", "message"),
    [
        ("fly", {}, "没有“fly”这一步骤"),
        ("serve", {}, "没有“serve”这一步骤"),
        ("extend", {"days": None}, "请填写“延长的工作日数”"),
        ("extend", {"days": 0}, "days"),
        ("extend", {"days": "许多"}, "days"),
        ("consult", {"party": ""}, "请填写“被征求意见的一方”"),
        ("consult", {"days": 3}, "不是这一步骤登记的内容"),
        ("reply", {"outcome": "vielleicht"}, "vielleicht"),
        ("reply", {"route": "pigeon"}, "pigeon"),
    ],
)
def test_a_wrong_detail_is_named(
    step: str, details: dict[str, Any], message: str
) -> None:
    actor = make.handler()
    made = make.received(actor=actor)

    with pytest.raises((RequestRefused, LawError), match=message):
        make.advance(made, step, actor=actor, on=date(2024, 3, 5), **details)


def test_a_step_in_the_future_is_refused() -> None:
    actor = make.handler()
    made = make.received(actor=actor)

    with pytest.raises(RequestRefused, match="晚于今天"):
        make.advance(made, "ask_reasons", actor=actor, on=date(2026, 6, 2))


def test_who_saw_an_older_page_is_told_so() -> None:
    actor = make.handler()
    made = make.received(actor=actor)
    seen = InfoRequest.objects.get(pk=made.pk)
    make.advance(made, "ask_reasons", actor=actor, on=date(2024, 3, 5))

    with pytest.raises(Overtaken, match="页面已过时"):
        make.advance(seen, "withdraw", actor=actor, on=date(2024, 3, 5))

    assert InfoRequest.objects.get(pk=made.pk).outcome == ""


def test_every_step_leaves_one_entry_of_who_did_it() -> None:
    actor = make.handler()
    make.info_request("ask_correction", "take_correction", "reply", actor=actor)

    entries = Entry.objects.filter(kind__startswith="request.").order_by("seq")
    assert [(each.kind, each.actor) for each in entries] == [
        ("request.received", actor.username),
        *[("request.advanced", actor.username)] * 3,
    ]


@pytest.mark.parametrize(
    "path",
    [
        (
            "ask_correction",
            "take_correction",
            "consult",
            "end_consultation",
            "extend",
            "reply",
        ),
        ("consult", "ask_correction", "take_correction", "reply"),
        ("ask_fee", "take_fee", "extend", "reply"),
        ("ask_reasons", "take_reasons", "withdraw"),
        (("consult_body", {"party": "云岭砂石有限公司"}), "end_consultation", "extend"),
    ],
)
def test_what_is_stored_is_what_the_history_says(path: Any) -> None:
    walked = make.info_request(*path)

    kept = InfoRequest.objects.get(pk=walked.pk)
    assert replay.differences(kept) == {}
    assert kept.version == kept.events.count()


def test_closing_needs_an_answer_that_was_served() -> None:
    actor = make.handler()
    made = make.received(actor=actor)
    given: Any = {"actor": actor, "at": make.LATER, "on": date(2024, 3, 20)}
    with pytest.raises(RequestRefused, match="还没有办理结果"):
        actions.close(info_request=made, expected_seq=1, **given)
    replied = make.advance(made, "reply", actor=actor, on=date(2024, 3, 20))
    with pytest.raises(RequestRefused, match="还没有送达记录"):
        actions.close(info_request=replied, expected_seq=2, **given)
    served = actions.serve(
        info_request=replied,
        served_on=date(2024, 3, 20),
        actor=actor,
        expected_seq=2,
        at=make.LATER,
    )

    closed = actions.close(info_request=served, expected_seq=3, **given)

    assert closed.closed_on == date(2024, 3, 20)
    with pytest.raises(RequestRefused, match="已于2024-03-20办结"):
        actions.close(info_request=closed, expected_seq=4, **given)


def test_a_closed_request_cannot_be_extended() -> None:
    actor = make.handler()
    withdrawn = make.info_request("withdraw", actor=actor)
    closed = actions.close(
        info_request=withdrawn,
        on=date(2024, 3, 6),
        actor=actor,
        expected_seq=2,
        at=make.LATER,
    )

    with pytest.raises(RequestRefused, match="办结归档，不能再办理"):
        make.advance(closed, "extend", actor=actor, on=date(2024, 3, 7))


def test_a_request_is_not_closed_before_it_was_decided() -> None:
    actor = make.handler()
    withdrawn = make.info_request("withdraw", actor=actor)

    with pytest.raises(RequestRefused, match="早于最后一次办理"):
        actions.close(
            info_request=withdrawn,
            on=make.MONDAY,
            actor=actor,
            expected_seq=2,
            at=make.LATER,
        )
