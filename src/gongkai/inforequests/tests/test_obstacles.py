"""An outcome that presupposes a step is refused until the step was taken (T3-6)."""

from datetime import date
from typing import Any

import pytest

from gongkai.inforequests.errors import Obstructed
from gongkai.inforequests.models import InfoRequest
from gongkai.inforequests.tests import make

pytestmark = pytest.mark.django_db

SOON = date(2024, 3, 28)
LONG_AFTER = date(2024, 6, 3)


def ended(outcome: str, *steps: Any, on: date = SOON) -> InfoRequest:
    return make.info_request(*steps, ("reply", {"on": on, "outcome": outcome}))


@pytest.mark.parametrize(
    ("outcome", "message"),
    [
        ("third_party_rights", "没有征求第三方意见的记录"),
        ("still_unclear", "没有补正通知的记录"),
        ("excessive", "没有要求申请人说明理由的记录"),
        ("uncorrected", "没有补正通知的记录"),
        ("unpaid", "没有收费通知的记录"),
    ],
)
def test_an_outcome_without_its_step_is_refused(outcome: str, message: str) -> None:
    with pytest.raises(Obstructed, match=message) as refused:
        ended(outcome)

    assert refused.value.field == "outcome"


@pytest.mark.parametrize(
    ("outcome", "steps"),
    [
        ("third_party_rights", ["consult"]),
        ("still_unclear", ["ask_correction", "take_correction"]),
        ("excessive", ["ask_reasons", "take_reasons"]),
    ],
)
def test_an_outcome_after_its_step_is_accepted(outcome: str, steps: list[str]) -> None:
    assert ended(outcome, *steps).outcome == outcome


def test_a_correction_has_not_lapsed_on_the_last_day_of_its_term() -> None:
    ask = ("ask_correction", {"until": date(2024, 3, 28)})

    with pytest.raises(Obstructed, match="届满次日起"):
        ended("uncorrected", ask, on=date(2024, 3, 28))

    assert ended("uncorrected", ask, on=date(2024, 3, 29)).outcome == "uncorrected"


def test_a_correction_that_came_has_not_lapsed() -> None:
    with pytest.raises(Obstructed, match="申请人已经补正"):
        ended("uncorrected", "ask_correction", "take_correction", on=LONG_AFTER)


def test_what_was_never_corrected_is_not_still_unclear() -> None:
    with pytest.raises(Obstructed, match="申请人尚未补正"):
        ended("still_unclear", "ask_correction")


def test_a_payment_lapses_after_its_own_term() -> None:
    ask = ("ask_fee", {"on": date(2024, 3, 5), "received_on": date(2024, 3, 6)})

    with pytest.raises(Obstructed, match="缴费期限至2024年4月7日"):
        ended("unpaid", ask)

    assert ended("unpaid", ask, on=date(2024, 4, 8)).outcome == "unpaid"


def test_a_payment_does_not_lapse_while_nobody_knows_when_the_notice_arrived() -> None:
    with pytest.raises(Obstructed, match="尚未登记申请人收到收费通知的日期"):
        ended("unpaid", "ask_fee", on=LONG_AFTER)


def test_who_paid_is_not_unpaid() -> None:
    ask = ("ask_fee", {"on": date(2024, 3, 5), "received_on": date(2024, 3, 6)})

    with pytest.raises(Obstructed, match="申请人已经缴费"):
        ended("unpaid", ask, "take_fee", on=LONG_AFTER)
