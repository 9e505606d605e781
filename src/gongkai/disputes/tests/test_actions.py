"""A dispute is filed once and concluded once, and says nothing that cannot be."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gongkai.disputes import actions
from gongkai.disputes.errors import DisputeRefused
from gongkai.disputes.models import Lawsuit, Reconsideration
from gongkai.disputes.results import Result, SuitRoute
from gongkai.disputes.tests import make
from gongkai.inforequests.tests import make as requests
from gongkai.trail.models import Entry

pytestmark = pytest.mark.django_db


def test_a_reconsideration_is_pending_until_it_is_concluded() -> None:
    actor = requests.handler()
    filed = make.reconsideration(actor=actor)
    assert filed.result_label == "尚未审结"

    ended = make.reconsideration(
        actor=actor, ended=(Result.OVERTURNED, date(2024, 6, 3))
    )

    assert (ended.result_label, ended.concluded_on) == ("结果纠正", date(2024, 6, 3))


def test_a_dispute_is_concluded_once() -> None:
    actor = requests.handler()
    ended = make.lawsuit(actor=actor, ended=(Result.UPHELD, date(2024, 6, 3)))

    with pytest.raises(DisputeRefused, match="已登记审结"):
        actions.conclude_lawsuit(
            lawsuit=ended,
            result=Result.OTHER,
            concluded_on=date(2024, 6, 4),
            actor=actor,
            at=requests.LATER,
        )

    assert Lawsuit.objects.get().result == "upheld"


@pytest.mark.parametrize(
    ("ended", "message"),
    [
        ((Result.UPHELD, date(2024, 4, 7)), "早于提出日期"),
        ((Result.UPHELD, date(2027, 4, 7)), "晚于今天"),
        ((Result.PENDING, date(2024, 6, 3)), "请选择审结的结果"),
    ],
)
def test_an_end_that_cannot_be_is_refused(
    ended: tuple[Result, date], message: str
) -> None:
    with pytest.raises(DisputeRefused, match=message):
        make.reconsideration(actor=requests.handler(), ended=ended)


def test_a_suit_may_be_concluded_on_the_day_it_was_filed() -> None:
    ended = make.lawsuit(actor=requests.handler(), ended=(Result.OTHER, make.FILED))

    assert ended.concluded_on == make.FILED


def test_a_suit_after_reconsideration_names_it_and_takes_over_its_request() -> None:
    actor = requests.handler()
    replied = requests.info_request("reply", actor=actor)
    before = make.reconsideration(actor=actor, info_request=replied)

    suit = make.lawsuit(
        actor=actor,
        route=SuitRoute.AFTER_RECONSIDERATION,
        reconsideration=before,
        filed_on=date(2024, 6, 3),
    )

    assert suit.info_request == replied


def test_a_suit_after_reconsideration_without_one_is_refused() -> None:
    with pytest.raises(DisputeRefused, match="请选择此前的复议"):
        make.lawsuit(actor=requests.handler(), route=SuitRoute.AFTER_RECONSIDERATION)


def test_a_direct_suit_has_no_reconsideration_before_it() -> None:
    actor = requests.handler()
    before = make.reconsideration(actor=actor)

    with pytest.raises(DisputeRefused, match="没有此前的复议"):
        make.lawsuit(actor=actor, reconsideration=before)


def test_a_suit_does_not_come_before_the_reconsideration_it_follows() -> None:
    actor = requests.handler()
    before = make.reconsideration(actor=actor)

    with pytest.raises(DisputeRefused, match="早于申请复议的日期"):
        make.lawsuit(
            actor=actor,
            route=SuitRoute.AFTER_RECONSIDERATION,
            reconsideration=before,
            filed_on=date(2024, 4, 7),
        )


def test_suit_and_reconsideration_are_about_the_same_request() -> None:
    actor = requests.handler()
    one, other = (requests.info_request("reply", actor=actor) for _ in range(2))
    before = make.reconsideration(actor=actor, info_request=one)

    with pytest.raises(DisputeRefused, match="另一件申请"):
        make.lawsuit(
            actor=actor,
            route=SuitRoute.AFTER_RECONSIDERATION,
            reconsideration=before,
            info_request=other,
        )


def test_a_dispute_is_about_a_request_of_this_body_and_after_its_receipt() -> None:
    actor = requests.handler()
    with pytest.raises(DisputeRefused, match="不是本机关办理的"):
        make.reconsideration(actor=actor, info_request=requests.received())

    with pytest.raises(DisputeRefused, match="早于本机关收到"):
        make.reconsideration(
            actor=actor,
            info_request=requests.received(actor=actor),
            filed_on=date(2024, 3, 1),
        )


def test_another_bodys_reconsideration_is_not_followed() -> None:
    foreign = make.reconsideration(actor=requests.handler())

    with pytest.raises(DisputeRefused, match="请选择此前的复议"):
        make.lawsuit(
            actor=requests.handler(),
            route=SuitRoute.AFTER_RECONSIDERATION,
            reconsideration=foreign,
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"result": "upheld"},
        {"concluded_on": date(2024, 6, 3)},
        {"result": "upheld", "concluded_on": date(2024, 4, 7)},
        {"result": "pending", "concluded_on": date(2024, 6, 3)},
    ],
)
def test_the_database_refuses_what_contradicts_itself(wrong: dict[str, Any]) -> None:
    filed = make.reconsideration(actor=requests.handler())

    with pytest.raises(IntegrityError), transaction.atomic():
        Reconsideration.objects.filter(pk=filed.pk).update(**wrong)


def test_the_database_refuses_a_route_without_its_reconsideration() -> None:
    filed = make.lawsuit(actor=requests.handler())

    with pytest.raises(IntegrityError), transaction.atomic():
        Lawsuit.objects.filter(pk=filed.pk).update(route="after_reconsideration")


def test_filing_and_concluding_leave_one_entry_each() -> None:
    actor = requests.handler()
    make.reconsideration(
        actor=actor,
        case_number="云府复〔2024〕3号",
        ended=(Result.UPHELD, date(2024, 6, 3)),
    )

    kinds = Entry.objects.filter(kind__startswith="dispute.").order_by("seq")
    assert [each.kind for each in kinds] == ["dispute.filed", "dispute.concluded"]


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(DisputeRefused, match="最多60个字"):
        make.reconsideration(actor=requests.handler(), case_number="号" * 61)
