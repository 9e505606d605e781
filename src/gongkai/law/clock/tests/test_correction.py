"""Correction: asked once within seven working days, it stops and restarts (《条例》第三十条)."""

from datetime import date

import pytest

from gongkai.law.clock import Lapse
from gongkai.law.clock.tests.make import codes, consult, reading, reply, step
from gongkai.law.errors import StepNotAllowed
from gongkai.law.procedure import State

ASK = step("ask_correction", "2025-03-12")


def test_t07_a_correction_restarts_the_clock() -> None:
    found = reading("2025-03-03", ASK, step("take_correction", "2025-03-20"))

    assert found.due_on == date(2025, 4, 18)
    assert found.state is State.RECEIVED
    assert found.days[0].on == date(2025, 3, 21)
    assert found.breaches == ()


def test_while_a_correction_is_awaited_nothing_is_due() -> None:
    found = reading("2025-03-03", ASK, as_of="2025-03-14")

    assert found.state is State.AWAITING_CORRECTION
    assert (found.due_on, found.alarm_due_on) == (None, None)
    assert found.correct_by == date(2025, 4, 2)
    assert found.policies == ("correction_default_term",)
    assert [day.counted for day in found.days if day.on > date(2025, 3, 12)] == [
        False,
        False,
    ]
    assert [day.number for day in found.days if day.counted][-1] == 7


def test_the_body_may_set_the_term_itself() -> None:
    ask = step("ask_correction", "2025-03-12", until="2025-03-19")

    found = reading("2025-03-03", ask)

    assert found.correct_by == date(2025, 3, 19)
    assert found.policies == ()


def test_t03_a_worked_sunday_is_the_last_day_to_ask() -> None:
    on_time = reading("2025-09-18", step("ask_correction", "2025-09-28"))
    late = reading("2025-09-18", step("ask_correction", "2025-09-29"))

    assert (on_time.state, codes(on_time)) == (State.AWAITING_CORRECTION, [])
    assert (late.state, codes(late)) == (State.RECEIVED, ["correction_late"])
    assert late.due_on == reading("2025-09-18").due_on
    assert late.correct_by is None
    assert late.breaches[0].source == "《条例》第三十条"
    assert "correction_fault_keeps_clock" in late.policies


def test_a_correction_after_a_late_notice_changes_nothing() -> None:
    late = step("ask_correction", "2025-09-29")

    found = reading("2025-09-18", late, step("take_correction", "2025-10-09"))

    assert found.due_on == reading("2025-09-18").due_on


def test_a_second_notice_is_a_fault_and_nothing_else() -> None:
    again = step("ask_correction", "2025-03-25")

    found = reading("2025-03-03", ASK, step("take_correction", "2025-03-20"), again)

    assert codes(found) == ["correction_repeated"]
    assert found.due_on == date(2025, 4, 18)


def test_a_notice_repeated_while_awaiting_leaves_the_first_term() -> None:
    again = step("ask_correction", "2025-03-13", until="2025-05-30")

    found = reading("2025-03-03", ASK, again)

    assert codes(found) == ["correction_repeated"]
    assert found.correct_by == date(2025, 4, 2)


def test_silence_has_lapsed_only_after_the_term() -> None:
    on_the_day = reading("2025-03-03", ASK, as_of="2025-04-02")
    after = reading("2025-03-03", ASK, as_of="2025-04-03")

    assert (on_the_day.state, on_the_day.lapses) == (State.AWAITING_CORRECTION, ())
    assert after.state is State.LAPSED_UNCORRECTED
    assert after.lapses == (Lapse(None, date(2025, 4, 2), "uncorrected"),)


def test_without_a_day_to_look_from_the_correction_is_still_awaited() -> None:
    assert reading("2025-03-03", ASK).state is State.AWAITING_CORRECTION


def test_a_late_correction_may_be_accepted_and_the_lapse_stays_listed() -> None:
    found = reading("2025-03-03", ASK, step("take_correction", "2025-04-08"))

    assert found.lapses == (Lapse(None, date(2025, 4, 2), "uncorrected"),)
    assert found.due_on == date(2025, 5, 8)
    assert "late_correction_accepted" in found.policies


def test_after_the_lapse_the_body_replies_in_time_whenever_it_does() -> None:
    found = reading("2025-03-03", ASK, reply("2025-06-03", posted_on="2025-06-03"))

    assert (found.state, found.due_on, found.in_time) == (State.REPLIED, None, True)
    assert found.lapses[0].effect == "uncorrected"


@pytest.mark.parametrize(
    ("event", "faults"),
    [
        (step("extend", "2025-04-10", days=5), []),
        (consult("2025-04-10"), []),
        (step("ask_reasons", "2025-04-10"), []),
        (step("ask_correction", "2025-04-10"), ["correction_repeated"]),
    ],
)
def test_what_the_body_does_after_the_lapse_is_taken_down_and_moves_nothing(
    event: dict[str, object], faults: list[str]
) -> None:
    found = reading("2025-03-03", ASK, event)

    assert (found.state, found.due_on) == (State.LAPSED_UNCORRECTED, None)
    assert codes(found) == faults


def test_no_fee_is_asked_of_a_requester_who_did_not_correct() -> None:
    with pytest.raises(StepNotAllowed, match="申请人逾期未补正"):
        reading("2025-03-03", ASK, step("ask_fee", "2025-04-10"))


def test_a_correction_needs_a_notice() -> None:
    with pytest.raises(StepNotAllowed, match="没有尚待补正的告知"):
        reading("2025-03-03", step("take_correction", "2025-03-10"))


def test_a_correction_is_taken_once() -> None:
    take = step("take_correction", "2025-03-20")

    with pytest.raises(StepNotAllowed, match="没有尚待补正的告知"):
        reading("2025-03-03", ASK, take, take)


def test_a_restart_forgets_earlier_extensions_and_consultations() -> None:
    found = reading(
        "2025-03-03",
        consult("2025-03-04", "2025-03-05"),
        step("extend", "2025-03-05", days=20),
        ASK,
        step("take_correction", "2025-03-20"),
    )

    assert found.due_on == date(2025, 4, 18)
    assert "restart_forgets" in found.policies


def test_after_a_restart_the_deadline_may_be_extended_again() -> None:
    found = reading(
        "2025-03-03",
        step("extend", "2025-03-05", days=20),
        ASK,
        step("take_correction", "2025-03-20"),
        step("extend", "2025-04-18", days=1),
    )

    assert (found.due_on, codes(found)) == (date(2025, 4, 21), [])
