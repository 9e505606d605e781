"""Freshness of a column, in natural days (国办秘函〔2019〕19号): holidays do not excuse.

An item without a publication date counts as none; the boundary day itself is in time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from gongkai.law.errors import LawError
from gongkai.law.months import plus_months
from gongkai.law.periods import (
    DOCUMENT_MONTHS,
    NEWS_CRITICAL_DAY,
    NEWS_DAYS,
    NEWS_WARNING_DAY,
    YEARLY_MONTHS,
)
from gongkai.law.workdays import Reason, Workdays, national

_MONTHS_WARNING = 30
_MONTHS_CRITICAL = 7


class Interval(Enum):
    """How often a column must bring something new.

    >>> Interval.TWO_WEEKS.label, Interval.TWO_WEEKS.due(date(2026, 2, 13))
    ('两周', datetime.date(2026, 2, 27))
    """

    TWO_WEEKS = "two_weeks"
    ONE_MONTH = "one_month"
    THREE_MONTHS = "three_months"
    SIX_MONTHS = "six_months"
    ONE_YEAR = "one_year"
    ON_CHANGE = "on_change"

    @property
    def label(self) -> str:
        """Return the interval in Chinese."""
        return _LABELS[self]

    def due(self, last: date | None) -> date | None:
        """Return the last day for the next item, ``None`` where no day is fixed."""
        if last is None or self is Interval.ON_CHANGE:
            return None
        if self is Interval.TWO_WEEKS:
            return last + timedelta(days=NEWS_DAYS.on(last))
        return plus_months(last, self._months(last))

    def _months(self, last: date) -> int:
        if self is Interval.SIX_MONTHS:
            return DOCUMENT_MONTHS.on(last)
        if self is Interval.ONE_YEAR:
            return YEARLY_MONTHS.on(last)
        return 1 if self is Interval.ONE_MONTH else 3


_LABELS = {
    Interval.TWO_WEEKS: "两周",
    Interval.ONE_MONTH: "一个月",
    Interval.THREE_MONTHS: "三个月",
    Interval.SIX_MONTHS: "六个月",
    Interval.ONE_YEAR: "一年",
    Interval.ON_CHANGE: "变更时",
}


class Level(Enum):
    """How urgent a column is."""

    FRESH = "fresh"
    WARNING = "warning"
    CRITICAL = "critical"
    STALE = "stale"
    EMPTY = "empty"

    @property
    def label(self) -> str:
        """Return the level in Chinese."""
        return _LEVELS[self]


_LEVELS = {
    Level.FRESH: "更新及时",
    Level.WARNING: "临近期限",
    Level.CRITICAL: "即将逾期",
    Level.STALE: "逾期未更新",
    Level.EMPTY: "空栏目",
}


@dataclass(frozen=True, slots=True)
class Freshness:
    """How a column stands: the last lawful day, and the last day someone is at work for it."""

    level: Level
    due_on: date | None
    publish_by: date | None


def is_stale(last: date | None, *, on: date, interval: Interval) -> bool:
    """Return whether nothing new has come in time, seen on ``on``; an empty column is stale.

    >>> is_stale(date(2026, 2, 13), on=date(2026, 2, 27), interval=Interval.TWO_WEEKS)
    False
    >>> is_stale(date(2026, 2, 13), on=date(2026, 2, 28), interval=Interval.TWO_WEEKS)
    True
    """
    if interval is Interval.ON_CHANGE:
        return False
    due = interval.due(last)
    return due is None or on > due


def look(
    last: date | None, *, on: date, interval: Interval, calendar: Workdays | None = None
) -> Freshness:
    """Return how the column stands on ``on``, with warnings before a holiday that covers the term.

    Two-week columns warn from day 10 and are critical from day 13; the others 30 and 7
    days ahead. Where the last day falls into a holiday, both are counted back from the
    last working day before it.
    """
    if last is None:
        return Freshness(Level.EMPTY, None, None)
    due = interval.due(last)
    if due is None:
        return Freshness(Level.FRESH, None, None)
    publish_by = _before_holiday(due, calendar or national())
    if on > due:
        return Freshness(Level.STALE, due, publish_by)
    warning, critical = _ahead(interval, last)
    left = (publish_by - on).days
    level = (
        Level.CRITICAL
        if left <= critical
        else Level.WARNING
        if left <= warning
        else Level.FRESH
    )
    return Freshness(level, due, publish_by)


def _ahead(interval: Interval, last: date) -> tuple[int, int]:
    """Return how many days before the term the warning and the alarm come."""
    if interval is not Interval.TWO_WEEKS:
        return _MONTHS_WARNING, _MONTHS_CRITICAL
    days = NEWS_DAYS.on(last)
    return days - NEWS_WARNING_DAY.on(last), days - NEWS_CRITICAL_DAY.on(last)


def _before_holiday(due: date, calendar: Workdays) -> date:
    """Return ``due``, or the last working day before the holiday it falls into."""
    try:
        return _last_at_work(due, calendar) if _in_holiday(due, calendar) else due
    except LawError:
        return due


def _in_holiday(day: date, calendar: Workdays) -> bool:
    """Return whether ``day`` lies in a stretch of rest days with a holiday among them."""
    if day in calendar:
        return False
    start = _last_at_work(day, calendar)
    length = (calendar.add(day, 1) - start).days
    return any(
        calendar.reason(start + timedelta(days=rest)) in _HOLIDAYS
        for rest in range(1, length)
    )


def _last_at_work(day: date, calendar: Workdays) -> date:
    while day not in calendar:
        day -= timedelta(days=1)
    return day


_HOLIDAYS = frozenset({Reason.HOLIDAY, Reason.REGIONAL_HOLIDAY})
