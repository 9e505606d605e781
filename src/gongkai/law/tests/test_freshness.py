"""Freshness in natural days, with warnings before holidays (law.md §4.4)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.freshness import Interval, Level, is_stale, look

LAST = date(2025, 3, 3)


def level(
    days: int, last: date = LAST, interval: Interval = Interval.TWO_WEEKS
) -> Level:
    return look(last, on=last + timedelta(days=days), interval=interval).level


def test_t32_holidays_do_not_excuse_a_news_column() -> None:
    assert is_stale(
        date(2026, 2, 13), on=date(2026, 2, 28), interval=Interval.TWO_WEEKS
    )
    assert not is_stale(
        date(2026, 2, 13), on=date(2026, 2, 27), interval=Interval.TWO_WEEKS
    )


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, Level.FRESH),
        (9, Level.FRESH),
        (10, Level.WARNING),
        (12, Level.WARNING),
        (13, Level.CRITICAL),
        (14, Level.CRITICAL),
        (15, Level.STALE),
    ],
)
def test_a_news_column_warns_on_day_ten_and_is_critical_on_day_thirteen(
    days: int, expected: Level
) -> None:
    assert level(days) is expected


def test_before_a_holiday_that_covers_the_term_the_warning_comes_earlier() -> None:
    last = date(2025, 9, 20)  # day 14 is 4 October, in the holiday of 1 to 8 October

    found = look(last, on=date(2025, 9, 26), interval=Interval.TWO_WEEKS)

    assert found.due_on == date(2025, 10, 4)
    assert found.publish_by == date(2025, 9, 30)
    assert found.level is Level.WARNING
    assert level(5, last) is Level.FRESH
    assert level(9, last) is Level.CRITICAL
    assert level(13, last) is Level.CRITICAL
    assert level(15, last) is Level.STALE


def test_a_weekend_alone_does_not_move_the_warning() -> None:
    last = date(2025, 3, 2)  # day 14 is a Sunday

    assert look(last, on=last, interval=Interval.TWO_WEEKS).publish_by == date(
        2025, 3, 16
    )


def test_a_term_beyond_the_calendar_is_still_answered() -> None:
    last = date(2100, 12, 30)

    assert look(last, on=last, interval=Interval.TWO_WEEKS).publish_by == date(
        2101, 1, 13
    )


@pytest.mark.parametrize(
    ("interval", "due"),
    [
        (Interval.ONE_MONTH, date(2025, 9, 30)),
        (Interval.THREE_MONTHS, date(2025, 11, 30)),
        (Interval.SIX_MONTHS, date(2026, 2, 28)),
        (Interval.ONE_YEAR, date(2026, 8, 31)),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_months_end(
    interval: Interval, due: date
) -> None:
    last = date(2025, 8, 31)

    assert interval.due(last) == due
    assert not is_stale(last, on=due, interval=interval)
    assert is_stale(last, on=due + timedelta(days=1), interval=interval)


def test_longer_terms_warn_a_month_and_a_week_ahead() -> None:
    due = date(2025, 9, 3)
    days = (due - LAST).days

    assert level(days - 31, interval=Interval.SIX_MONTHS) is Level.FRESH
    assert level(days - 30, interval=Interval.SIX_MONTHS) is Level.WARNING
    assert level(days - 8, interval=Interval.SIX_MONTHS) is Level.WARNING
    assert level(days - 7, interval=Interval.SIX_MONTHS) is Level.CRITICAL
    assert level(days + 1, interval=Interval.SIX_MONTHS) is Level.STALE


def test_an_empty_column_is_stale_unless_it_only_follows_changes() -> None:
    assert is_stale(None, on=LAST, interval=Interval.ONE_YEAR)
    assert not is_stale(None, on=LAST, interval=Interval.ON_CHANGE)
    assert look(None, on=LAST, interval=Interval.ON_CHANGE).level is Level.EMPTY
    assert look(LAST, on=LAST, interval=Interval.ON_CHANGE).level is Level.FRESH
    assert Interval.ON_CHANGE.due(LAST) is None


@given(st.dates(date(2020, 1, 1), date(2028, 12, 31)), st.integers(0, 800))
def test_the_level_is_stale_exactly_when_the_column_is(last: date, days: int) -> None:
    for interval in Interval:
        on = last + timedelta(days=days)

        stale = look(last, on=on, interval=interval).level is Level.STALE

        assert stale == is_stale(last, on=on, interval=interval)


def test_everything_has_a_chinese_name() -> None:
    assert all(interval.label for interval in Interval)
    assert all(level.label for level in Level)
