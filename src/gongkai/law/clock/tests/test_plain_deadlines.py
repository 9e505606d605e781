"""The 20 working days: day 0, make-up days, year ends, provisional years, regions."""

from datetime import date

import pytest

from gongkai.law.clock import read
from gongkai.law.clock.tests.make import reading
from gongkai.law.errors import BadHistory, NotGazetted
from gongkai.law.procedure import State
from gongkai.law.workdays import Reason


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        (
            "2026-02-06",
            date(2026, 3, 12),
        ),  # T01: Spring Festival and two worked weekends
        ("2025-10-04", date(2025, 11, 4)),  # T05: received on a holiday
        ("2025-04-14", date(2025, 5, 14)),  # T09's base
        ("2025-08-20", date(2025, 9, 17)),  # T13's base
        ("2025-12-31", date(2026, 1, 29)),  # T22
        ("2024-02-29", date(2024, 3, 28)),
        ("2020-01-20", date(2020, 2, 25)),  # the holiday prolonged by a second notice
    ],
)
def test_the_reply_is_due_on_the_twentieth_working_day(
    received_on: str, due_on: date
) -> None:
    found = reading(received_on)

    assert found.due_on == due_on
    assert found.alarm_due_on == due_on
    assert found.state is State.RECEIVED
    assert not found.provisional
    assert found.policies == ()


def test_a_year_not_yet_published_answers_provisionally() -> None:
    found = reading("2026-12-07")

    assert found.due_on == date(2027, 1, 5)
    assert found.provisional
    assert found.policies == ("provisional_year",)


def test_the_day_of_receipt_is_never_counted() -> None:
    found = reading("2025-03-03")

    assert found.days[0].on == date(2025, 3, 4)
    assert found.days[0].number == 1
    assert found.days[-1] == (date(2025, 3, 31), True, 20, Reason.WORKDAY)


def test_every_calendar_day_says_why_it_counts_or_not() -> None:
    found = reading("2025-09-26")

    reasons = {day.on: (day.counted, day.reason.value) for day in found.days}
    assert reasons[date(2025, 9, 27)] == (False, "weekend")
    assert reasons[date(2025, 9, 28)] == (True, "worked_weekend")
    assert reasons[date(2025, 10, 1)] == (False, "holiday")
    assert reasons[date(2025, 10, 9)] == (True, "workday")
    assert [day.number for day in found.days if day.counted] == list(range(1, 21))
    assert all(day.number is None for day in found.days if not day.counted)


def test_a_region_gives_a_second_date_and_the_alarm_takes_the_earlier() -> None:
    found = reading("2025-07-10", region="黔东南")

    assert found.due_on == date(2025, 8, 7)
    assert found.regional_due_on == date(2025, 8, 11)
    assert found.alarm_due_on == date(2025, 8, 7)
    assert found.policies == ("regional_earlier_deadline",)


def test_a_regional_holiday_is_named_and_still_counts() -> None:
    found = reading("2025-07-10", region="522600")

    named = [day for day in found.days if day.reason is Reason.REGIONAL_HOLIDAY]
    assert [(day.on, day.counted) for day in named] == [
        (date(2025, 7, 23), True),
        (date(2025, 7, 24), True),
    ]


def test_a_replay_that_only_the_national_calendar_allows_gives_no_regional_date() -> (
    None
):
    late_nationally = [
        {"step": "ask_correction", "on": "2025-07-28"},
        {"step": "ask_fee", "on": "2025-07-29"},
    ]

    found = reading("2025-07-16", *late_nationally, region="黔东南")

    assert [breach.code for breach in found.breaches] == ["correction_late"]
    assert found.state is State.AWAITING_PAYMENT
    assert found.regional_due_on is None


def test_an_unknown_region_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadHistory, match=r"地区 region“火星”不可用.*黔东南"):
        reading("2025-03-03", region="火星")


def test_a_deadline_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(NotGazetted, match="超出工作日历"):
        reading("2100-12-20")


def test_a_reading_becomes_json_with_every_key() -> None:
    found = read({"received_on": "2025-03-03"}).as_json()

    assert list(found) == [
        "received_on",
        "due_on",
        "state",
        "provisional",
        "regional_due_on",
        "alarm_due_on",
        "correct_by",
        "pay_by",
        "lapses",
        "in_time",
        "breaches",
        "days",
        "policies",
    ]
    assert found["days"][0] == {
        "on": "2025-03-04",
        "counted": True,
        "number": 1,
        "reason": "workday",
    }
