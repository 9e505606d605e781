"""Reasons for an excessive request; the body may set a reasonable term (《条例》第三十五条)."""

from datetime import date

import pytest

from gongkai.law.clock.tests.make import answer, codes, consult, reading, step
from gongkai.law.errors import BadHistory, StepNotAllowed
from gongkai.law.procedure import State

ASK = step("ask_reasons", "2025-03-05")
TAKE = step("take_reasons", "2025-03-10", reasonable=True, until="2025-06-03")


def test_while_reasons_are_asked_the_clock_runs_on() -> None:
    found = reading("2025-03-03", ASK)

    assert (found.state, found.due_on) == (State.REASONS_ASKED, date(2025, 3, 31))


@pytest.mark.parametrize(
    "take",
    [
        step("take_reasons", "2025-03-10", reasonable=True),
        step("take_reasons", "2025-03-10", reasonable=False),
        step("take_reasons", "2025-03-10", reasonable=False, until="2025-06-03"),
    ],
)
def test_without_a_term_the_deadline_stays(take: dict[str, object]) -> None:
    found = reading("2025-03-03", ASK, take)

    assert (found.state, found.due_on) == (State.RECEIVED, date(2025, 3, 31))


def test_the_term_the_body_set_becomes_the_deadline() -> None:
    assert reading("2025-03-03", ASK, TAKE).due_on == date(2025, 6, 3)


def test_a_later_extension_adds_to_the_term() -> None:
    found = reading("2025-03-03", ASK, TAKE, step("extend", "2025-06-03", days=2))

    assert found.due_on == date(2025, 6, 5)
    assert "reasons_term_extended" in found.policies


def test_an_earlier_extension_does_not_add_to_the_term_and_stays_the_only_one() -> None:
    found = reading(
        "2025-03-03",
        step("extend", "2025-03-04", days=10),
        ASK,
        TAKE,
        step("extend", "2025-03-11", days=5),
    )

    assert found.due_on == date(2025, 6, 3)
    assert codes(found) == ["extension_repeated"]


def test_a_later_consultation_adds_its_days_to_the_term() -> None:
    found = reading(
        "2025-03-03",
        ASK,
        TAKE,
        consult("2025-05-26", "2025-05-26"),
        answer("2025-05-28"),
    )

    assert found.due_on == date(2025, 6, 5)


def test_a_later_consultation_without_a_term_stops_the_clock() -> None:
    found = reading("2025-03-03", ASK, TAKE, consult("2025-05-26"))

    assert found.due_on is None


def test_a_restart_forgets_the_term() -> None:
    found = reading(
        "2025-03-03",
        ASK,
        TAKE,
        step("ask_fee", "2025-03-11"),
        step("take_fee", "2025-03-12"),
    )

    assert found.due_on == date(2025, 4, 10)


@pytest.mark.parametrize(
    ("events", "why"),
    [
        ([TAKE], "没有要求申请人说明理由"),
        ([ASK, ASK], "待申请人说明理由"),
        ([ASK, consult("2025-03-06"), step("ask_reasons", "2025-03-07")], "尚未收到"),
    ],
)
def test_reasons_are_asked_once_and_taken_once(
    events: list[dict[str, object]], why: str
) -> None:
    with pytest.raises(StepNotAllowed, match=why):
        reading("2025-03-03", *events)


def test_whether_they_are_reasonable_must_be_said() -> None:
    with pytest.raises(BadHistory, match="理由是否合理 reasonable"):
        reading("2025-03-03", ASK, step("take_reasons", "2025-03-10", reasonable="是"))
