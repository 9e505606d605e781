"""What holds for any history of these shapes."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.clock.tests.make import answer, consult, reading, step
from gongkai.law.workdays import national

DAYS = st.dates(date(2019, 5, 15), date(2026, 12, 31))
GAPS = st.integers(0, 60)


@given(DAYS, GAPS, GAPS)
def test_consulting_never_brings_the_deadline_forward(
    day: date, sent: int, took: int
) -> None:
    plain = reading(day.isoformat()).due_on
    on = day + timedelta(days=sent)
    back = on + timedelta(days=took)

    found = reading(
        day.isoformat(),
        consult(on.isoformat(), on.isoformat()),
        answer(back.isoformat()),
    ).due_on

    assert found is not None
    assert plain is not None
    assert found >= plain


@given(DAYS, st.integers(1, 40), st.integers(0, 45))
def test_an_extension_in_time_counts_from_the_old_deadline(
    day: date, days: int, told: int
) -> None:
    old = reading(day.isoformat()).due_on
    assert old is not None
    on = day + timedelta(days=told)

    found = reading(day.isoformat(), step("extend", on.isoformat(), days=days)).due_on

    assert found == (national().add(old, min(days, 20)) if on <= old else old)


@given(DAYS, st.integers(1, 40), GAPS)
def test_a_correction_starts_as_if_just_received(
    day: date, days: int, took: int
) -> None:
    asked = day + timedelta(days=1)
    taken = asked + timedelta(days=took)
    events = [
        step("extend", day.isoformat(), days=days),
        step("ask_correction", asked.isoformat()),
        step("take_correction", taken.isoformat()),
    ]

    assert reading(day.isoformat(), *events).due_on == reading(taken.isoformat()).due_on


@given(DAYS, GAPS)
def test_the_explanation_ends_on_the_deadline_and_counts_to_it(
    day: date, sent: int
) -> None:
    on = (day + timedelta(days=sent)).isoformat()

    found = reading(day.isoformat(), consult(on, on))

    counted = [line for line in found.days if line.counted]
    assert counted[-1].on <= found.days[-1].on == found.due_on
    assert len(counted) == 20
    assert [line.on for line in found.days] == [
        day + timedelta(days=number) for number in range(1, len(found.days) + 1)
    ]


@given(DAYS, st.integers(0, 30), st.integers(0, 120))
def test_seen_from_a_later_day_an_open_request_never_falls_due_earlier(
    day: date, sent: int, later: int
) -> None:
    on = (day + timedelta(days=sent)).isoformat()
    seen = day + timedelta(days=sent + later)

    early = reading(day.isoformat(), consult(on, on), as_of=on).due_on
    late = reading(day.isoformat(), consult(on, on), as_of=seen.isoformat()).due_on

    assert early == late


@settings(max_examples=200)
@given(DAYS)
def test_the_reply_never_falls_due_on_a_rest_day(day: date) -> None:
    found = reading(day.isoformat())

    assert found.due_on is not None
    assert found.due_on in national()
    assert national().between(day, found.due_on) == 20
