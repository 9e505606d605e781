"""Fee notice: the clock stops, payment in full restarts it (国办函〔2020〕109号)."""

from datetime import date

import pytest

from gongkai.law.clock import Lapse
from gongkai.law.clock.tests.make import codes, reading, step
from gongkai.law.errors import StepNotAllowed
from gongkai.law.procedure import State

ASK = step("ask_fee", "2025-09-04", received_on="2025-09-05")


def test_t16_payment_in_full_restarts_the_clock() -> None:
    found = reading("2025-08-20", ASK, step("take_fee", "2025-09-25"))

    assert found.due_on == date(2025, 10, 29)
    assert found.state is State.RECEIVED
    assert found.policies == ("fee_payment_restarts",)


def test_the_thirtieth_natural_day_is_moved_to_the_next_working_day() -> None:
    found = reading("2025-08-20", ASK)

    assert (found.state, found.due_on) == (State.AWAITING_PAYMENT, None)
    assert found.pay_by == date(2025, 10, 9)


def test_before_the_notice_is_received_no_term_runs() -> None:
    found = reading("2025-08-20", ASK, as_of="2025-09-04")

    assert (found.state, found.pay_by) == (State.AWAITING_PAYMENT, None)


def test_an_unpaid_notice_lapses_after_its_term() -> None:
    on_the_day = reading("2025-08-20", ASK, as_of="2025-10-09")
    after = reading("2025-08-20", ASK, as_of="2025-10-10")

    assert on_the_day.state is State.AWAITING_PAYMENT
    assert after.state is State.LAPSED_UNPAID
    assert after.lapses == (Lapse(None, date(2025, 10, 9), "unpaid"),)


def test_a_late_payment_may_be_accepted() -> None:
    found = reading("2025-08-20", ASK, step("take_fee", "2025-10-13"))

    assert found.due_on == date(2025, 11, 10)
    assert found.lapses[0].effect == "unpaid"
    assert "late_payment_accepted" in found.policies


def test_a_late_notice_is_a_fault_but_still_runs() -> None:
    found = reading(
        "2025-08-20", step("ask_fee", "2025-09-18"), step("take_fee", "2025-09-25")
    )

    assert codes(found) == ["fee_notice_late"]
    assert found.due_on == date(2025, 10, 29)
    assert "late_fee_notice_still_runs" in found.policies


def test_a_notice_before_the_rules_of_2021_is_marked() -> None:
    found = reading(
        "2020-08-20", step("ask_fee", "2020-09-04", received_on="2020-09-05")
    )

    assert found.pay_by == date(2020, 10, 9)
    assert "fee_notice_before_rules" in found.policies


def test_a_notice_on_the_first_day_of_the_rules_is_not_marked() -> None:
    found = reading("2020-12-28", step("ask_fee", "2021-01-01"))

    assert "fee_notice_before_rules" not in found.policies


@pytest.mark.parametrize(
    ("events", "why"),
    [
        ([step("take_fee", "2025-09-05")], "本机关办理中"),
        ([ASK, step("ask_fee", "2025-09-05")], "待申请人缴费"),
        ([step("ask_correction", "2025-08-21"), ASK], "待申请人补正"),
        ([step("ask_fee", "2025-08-21"), step("ask_correction", "2025-08-22")], "缴费"),
    ],
)
def test_an_impossible_turn_is_refused(
    events: list[dict[str, object]], why: str
) -> None:
    with pytest.raises(StepNotAllowed, match=why):
        reading("2025-08-20", *events)


def test_a_repeated_correction_notice_while_payment_is_awaited_is_only_a_fault() -> (
    None
):
    found = reading(
        "2025-08-20",
        step("ask_correction", "2025-08-21"),
        step("take_correction", "2025-08-22"),
        step("ask_fee", "2025-08-25"),
        step("ask_correction", "2025-08-26"),
        step("take_correction", "2025-08-27"),
    )

    assert codes(found) == ["correction_repeated"]
    assert found.state is State.AWAITING_PAYMENT
