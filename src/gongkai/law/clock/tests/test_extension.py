"""Extension: once, told in time, at most twenty days, from the old deadline (《条例》第三十三条)."""

from datetime import date

import pytest

from gongkai.law.clock.tests.make import answer, codes, consult, reading, step
from gongkai.law.errors import BadHistory
from gongkai.law.procedure import State


def test_t13_the_extension_counts_from_the_old_deadline() -> None:
    found = reading("2025-08-20", step("extend", "2025-09-15", days=20))

    assert found.due_on == date(2025, 10, 21)
    assert found.state is State.RECEIVED


def test_told_on_the_last_day_it_is_in_time() -> None:
    found = reading("2025-08-20", step("extend", "2025-09-17", days=20))

    assert (found.due_on, codes(found)) == (date(2025, 10, 21), [])


def test_told_the_day_after_it_adds_nothing() -> None:
    found = reading("2025-08-20", step("extend", "2025-09-18", days=20))

    assert (found.due_on, codes(found)) == (date(2025, 9, 17), ["extension_late"])
    assert found.breaches[0].source == "《条例》第三十三条第二款"
    assert found.policies == ("late_extension_adds_nothing",)


def test_more_than_twenty_days_count_as_twenty() -> None:
    found = reading("2025-08-20", step("extend", "2025-09-15", days=21))

    assert (found.due_on, codes(found)) == (date(2025, 10, 21), ["extension_too_long"])


def test_a_second_extension_adds_nothing() -> None:
    found = reading(
        "2025-08-20",
        step("extend", "2025-09-15", days=5),
        step("extend", "2025-09-16", days=5),
    )

    assert (found.due_on, codes(found)) == (date(2025, 9, 24), ["extension_repeated"])


def test_a_late_extension_does_not_use_up_the_right_one() -> None:
    found = reading(
        "2025-03-03",
        consult("2025-03-31", "2025-03-31"),
        answer("2025-03-31"),
        step("extend", "2025-04-01", days=5),
    )

    assert codes(found) == ["extension_late"]


def test_every_fault_that_applies_is_named_in_order() -> None:
    found = reading(
        "2025-08-20",
        step("extend", "2025-09-15", days=1),
        step("extend", "2025-09-30", days=30),
    )

    assert codes(found) == [
        "extension_late",
        "extension_repeated",
        "extension_too_long",
    ]


def test_while_nothing_is_due_an_extension_cannot_be_late() -> None:
    ask = step("ask_correction", "2025-03-04", until="2025-06-30")

    found = reading("2025-03-03", ask, step("extend", "2025-06-03", days=5))

    assert codes(found) == []


@pytest.mark.parametrize("days", [0, -1, True, "20", 1.5, None])
def test_days_must_be_a_whole_number_from_one(days: object) -> None:
    with pytest.raises(BadHistory, match="延长天数 days"):
        reading("2025-08-20", step("extend", "2025-09-15", days=days))
