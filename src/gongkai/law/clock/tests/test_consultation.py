"""Consultations: the union of real intervals does not count (《条例》第三十二至三十四条)."""

from datetime import date

import pytest

from gongkai.law.clock import Lapse
from gongkai.law.clock.tests.make import answer, codes, consult, reading, reply, step
from gongkai.law.errors import StepNotAllowed
from gongkai.law.procedure import State
from gongkai.law.workdays import Reason

ASK = consult("2025-04-18", "2025-04-22")


def test_t09_only_the_days_up_to_the_answer_do_not_count() -> None:
    found = reading("2025-04-14", ASK, answer("2025-05-12"))

    assert found.due_on == date(2025, 6, 4)
    assert sum(day.reason is Reason.CONSULTATION for day in found.days) == 14
    assert found.lapses == ()
    assert found.policies == ("consultation_interval",)


def test_t10_a_silent_third_party_leaves_the_decision_to_the_body() -> None:
    found = reading("2025-04-14", ASK)

    assert found.due_on == date(2025, 6, 9)
    assert found.lapses == (Lapse("甲公司", date(2025, 5, 15), "body_decides"),)
    assert found.state is State.RECEIVED


def test_mid_way_the_projected_lapse_is_used_and_the_state_is_consulting() -> None:
    found = reading("2025-04-14", ASK, as_of="2025-05-15")

    assert (found.state, found.due_on, found.lapses) == (
        State.CONSULTING,
        date(2025, 6, 9),
        (),
    )


def test_the_lapse_shows_the_day_after() -> None:
    found = reading("2025-04-14", ASK, as_of="2025-05-16")

    assert found.state is State.RECEIVED
    assert found.lapses[0].on == date(2025, 5, 15)


def test_before_the_party_has_the_letter_no_day_is_known() -> None:
    found = reading("2025-04-14", ASK, as_of="2025-04-21")

    assert (found.state, found.due_on) == (State.CONSULTING, None)
    assert found.days[-1].on == date(2025, 4, 21)
    assert found.days[-1].reason is Reason.CONSULTATION


def test_an_answer_after_the_lapse_changes_nothing() -> None:
    found = reading("2025-04-14", ASK, answer("2025-05-16"))

    assert found.due_on == date(2025, 6, 9)
    assert found.lapses[0].effect == "body_decides"


def test_an_answer_on_the_lapse_day_is_in_time() -> None:
    found = reading("2025-04-14", ASK, answer("2025-05-15"))

    assert (found.due_on, found.lapses) == (date(2025, 6, 9), ())


def test_a_silent_co_maker_consents() -> None:
    ask = step(
        "consult_body",
        "2025-04-18",
        party="县水务局",
        received_on="2025-04-22",
        kind="co_maker",
    )

    found = reading("2025-04-14", ask)

    assert found.lapses == (Lapse("县水务局", date(2025, 5, 15), "consent"),)
    assert found.due_on == date(2025, 6, 9)


def test_another_body_has_no_term_and_the_clock_stands_until_it_answers() -> None:
    ask = step(
        "consult_body",
        "2025-04-18",
        party="县档案馆",
        received_on="2025-04-18",
        kind="other",
    )

    waiting = reading("2025-04-14", ask)
    answered = reading("2025-04-14", ask, answer("2025-04-25", "县档案馆"))

    assert (waiting.state, waiting.due_on, waiting.lapses) == (
        State.CONSULTING,
        None,
        (),
    )
    assert "other_body_without_lapse" in waiting.policies
    assert answered.due_on == date(2025, 5, 21)


def test_overlapping_parties_are_counted_once() -> None:
    found = reading(
        "2025-04-14",
        ASK,
        consult("2025-04-21", "2025-04-22", party="乙公司"),
        answer("2025-05-12", "乙公司"),
        answer("2025-05-12", "甲公司"),
    )

    assert found.due_on == date(2025, 6, 4)


def test_separate_intervals_add_up() -> None:
    found = reading(
        "2025-03-03",
        consult("2025-03-04", "2025-03-04"),
        answer("2025-03-06"),
        consult("2025-03-10", "2025-03-10"),
        answer("2025-03-11"),
    )

    assert found.due_on == date(2025, 4, 3)


def test_an_interval_inside_another_adds_nothing() -> None:
    found = reading(
        "2025-03-03",
        consult("2025-03-04", "2025-03-04"),
        consult("2025-03-05", "2025-03-05", party="乙公司"),
        answer("2025-03-06", "乙公司"),
        answer("2025-03-10"),
    )

    assert found.due_on == date(2025, 4, 7)


def test_a_letter_sent_after_the_deadline_suspends_nothing() -> None:
    found = reading("2025-03-03", consult("2025-04-01", "2025-04-02"))

    assert found.due_on == date(2025, 3, 31)
    assert codes(found) == ["consultation_late"]
    assert found.lapses[0].on == date(2025, 4, 24)
    assert "late_consultation_suspends_nothing" in found.policies


def test_a_letter_sent_on_the_last_day_suspends() -> None:
    found = reading(
        "2025-03-03", consult("2025-03-31", "2025-03-31"), answer("2025-04-01")
    )

    assert (found.due_on, codes(found)) == (date(2025, 4, 1), [])


def test_a_party_is_not_asked_twice_at_once() -> None:
    with pytest.raises(StepNotAllowed, match="尚未结束"):
        reading("2025-04-14", ASK, consult("2025-04-23", "2025-04-24"))


def test_after_its_lapse_a_party_may_be_asked_again_and_answers_the_newer_letter() -> (
    None
):
    found = reading(
        "2025-04-14",
        ASK,
        consult("2025-05-16", "2025-05-16"),
        answer("2025-05-19"),
        answer("2025-05-20"),
    )

    assert found.due_on == date(2025, 6, 10)
    assert len(found.lapses) == 1


@pytest.mark.parametrize("party", ["甲公司", "乙公司"])
def test_an_answer_belongs_to_a_letter(party: str) -> None:
    with pytest.raises(StepNotAllowed, match=f"没有向“{party}”征求意见"):
        reading("2025-04-14", ASK, answer("2025-04-23"), answer("2025-04-24", party))


def test_a_correction_asked_while_consulting_takes_precedence() -> None:
    found = reading(
        "2025-04-14", ASK, step("ask_correction", "2025-04-22"), as_of="2025-04-23"
    )

    assert found.state is State.AWAITING_CORRECTION
    later = [day for day in found.days if day.on == date(2025, 4, 23)]
    assert later[0].reason is Reason.WORKDAY
    assert not later[0].counted


def test_a_consultation_still_open_after_a_restart_suspends_nothing() -> None:
    found = reading(
        "2025-04-14",
        consult("2025-04-18"),
        step("ask_correction", "2025-04-22"),
        step("take_correction", "2025-04-25"),
    )

    assert found.state is State.CONSULTING
    assert found.due_on == date(2025, 5, 27)


def test_lapses_are_listed_after_a_reply_too() -> None:
    found = reading("2025-04-14", ASK, reply("2025-05-06"))

    assert found.state is State.REPLIED
    assert found.lapses[0].on == date(2025, 5, 15)
