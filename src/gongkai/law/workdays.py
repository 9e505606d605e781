"""Working days: the gazetted calendar, provisional years after it, regional holidays over it.

Source: 《全国年节及纪念日放假办法》 and the yearly notices in ``law/data/holidays``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache

from gongkai.law.errors import BadHistory, NotGazetted
from gongkai.law.gazette import notices, regions

FIRST = date(2019, 1, 1)
LAST = date(2100, 12, 31)
_BASE = FIRST.toordinal()
_END = LAST.toordinal()
_FIXED = {(1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节"} | {
    (10, day): "国庆节" for day in (1, 2, 3)
}
_SATURDAY = 5


class Reason(StrEnum):
    """Why a day counts as a working day, or does not."""

    WORKDAY = "workday"
    WORKED_WEEKEND = "worked_weekend"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    REGIONAL_HOLIDAY = "regional_holiday"
    CONSULTATION = "consultation"

    @property
    def label(self) -> str:
        """Return the reason in Chinese."""
        return _LABELS[self]

    @property
    def works(self) -> bool:
        """Return whether such a day is worked."""
        return self is Reason.WORKDAY or self is Reason.WORKED_WEEKEND


_LABELS = {
    Reason.WORKDAY: "工作日",
    Reason.WORKED_WEEKEND: "调休上班",
    Reason.WEEKEND: "周末",
    Reason.HOLIDAY: "法定节假日",
    Reason.REGIONAL_HOLIDAY: "地方节假日",
    Reason.CONSULTATION: "征求意见，不计入期限",
}


class Workdays:
    """A calendar from 2019-01-01 to 2100-12-31; every question is one look-up.

    ``off`` and ``worked`` name the gazetted exceptions, ``regional`` the days a region
    adds (month and day). Years not in ``gazetted`` are Monday to Friday less the
    fixed-date statutory days, and say that they are provisional.

    >>> calendar = national()
    >>> date(2024, 2, 4) in calendar, date(2024, 2, 12) in calendar
    (True, False)
    >>> calendar.add(date(2026, 2, 6), 20)
    datetime.date(2026, 3, 12)
    >>> calendar.between(date(2026, 2, 6), date(2026, 3, 12))
    20
    """

    __slots__ = ("_before", "_days", "_gazetted", "_off", "_regional", "_worked")

    def __init__(
        self,
        gazetted: frozenset[int],
        off: Mapping[date, str],
        worked: Mapping[date, str],
        regional: Mapping[tuple[int, int], str] | None = None,
    ) -> None:
        self._gazetted = gazetted
        self._off = off
        self._worked = worked
        self._regional = regional or {}
        self._days: list[date] = []
        self._before: list[int] = []
        self._lay_out()

    def _lay_out(self) -> None:
        """Number the working days once: ``_before[i]`` of them end by the day ``FIRST + i``."""
        count = 0
        for ordinal in range(_BASE, _END + 1):
            day = date.fromordinal(ordinal)
            if self.reason(day).works:
                self._days.append(day)
                count += 1
            self._before.append(count)

    def __contains__(self, day: date) -> bool:
        return self._reach(day) and self.reason(day).works

    def add(self, day: date, number: int) -> date:
        """Return the ``number``-th working day after ``day``, which itself is never counted.

        :raises BadHistory: ``number`` is negative.
        :raises NotGazetted: the answer, or ``day``, lies outside the calendar.
        """
        index = day.toordinal() - _BASE
        if number < 1 or index < 0:
            return self._add_none(day, number)
        try:
            return self._days[self._before[index] + number - 1]
        except IndexError:
            raise _beyond(day) from None

    def _add_none(self, day: date, number: int) -> date:
        self._reach(day)
        if number < 0:
            raise BadHistory("工作日数", number, "请填写不小于 0 的整数")
        return day

    def between(self, start: date, end: date) -> int:
        """Return how many working days lie after ``start`` up to and including ``end``.

        :raises BadHistory: ``end`` lies before ``start``.
        :raises NotGazetted: one of them lies outside the calendar.
        """
        if end < start:
            raise BadHistory("结束日期", end, f"不能早于起始日期 {start}，请核对先后")
        self._reach(start)
        self._reach(end)
        return (
            self._before[end.toordinal() - _BASE]
            - self._before[start.toordinal() - _BASE]
        )

    def roll(self, day: date) -> date:
        """Return ``day``, or the next working day if it is a rest day (民法典第二百零三条)."""
        return day if day in self else self.add(day, 1)

    def is_provisional(self, day: date) -> bool:
        """Return whether the day-off notice for that year was not published yet."""
        return day.year not in self._gazetted

    def reason(self, day: date) -> Reason:
        """Return why ``day`` counts, or does not."""
        if day in self._worked:
            is_weekend = day.weekday() >= _SATURDAY
            return Reason.WORKED_WEEKEND if is_weekend else Reason.WORKDAY
        if day in self._off or (
            day.year not in self._gazetted and (day.month, day.day) in _FIXED
        ):
            return Reason.HOLIDAY
        if day.weekday() >= _SATURDAY:
            return Reason.WEEKEND
        if self._regional and (day.month, day.day) in self._regional:
            return Reason.REGIONAL_HOLIDAY
        return Reason.WORKDAY

    def name(self, day: date) -> str:
        """Return what the holiday, or the holiday a worked weekend makes up for, is called."""
        key = (day.month, day.day)
        fixed = _FIXED.get(key, "") if self.is_provisional(day) else ""
        return (
            self._off.get(day)
            or self._worked.get(day)
            or fixed
            or self._regional.get(key, "")
        )

    def _reach(self, day: date) -> bool:
        if not FIRST <= day <= LAST:
            raise _beyond(day)
        return True


def _beyond(day: date) -> NotGazetted:
    return NotGazetted(
        f"日期“{day}”超出工作日历：请使用 {FIRST} 至 {LAST} 之间的日期，且结果不超出此范围。"
    )


def _gazetted(regional: Mapping[tuple[int, int], str] | None = None) -> Workdays:
    published = notices().values()
    return Workdays(
        frozenset(notice.year for notice in published),
        {day: name for notice in published for day, name in notice.off.items()},
        {day: name for notice in published for day, name in notice.worked.items()},
        regional,
    )


@lru_cache(maxsize=1)
def national() -> Workdays:
    """Return the calendar of the State Council's notices."""
    return _gazetted()


def regional(region: str) -> Workdays:
    """Return the national calendar less the holidays of ``region`` (its name, alias or code).

    :raises BadHistory: the region is not known.

    >>> date(2025, 7, 23) in national(), date(2025, 7, 23) in regional("黔东南")
    (True, False)
    """
    known = regions()
    if region not in known:
        raise BadHistory(
            "地区 region",
            region,
            f"目前可用 {'、'.join(known)}；没有地方节假日的地区请不要填写此项",
        )
    return _overlaid(known[region].name)


@lru_cache(maxsize=32)
def _overlaid(name: str) -> Workdays:
    found = next(region for region in regions().values() if region.name == name)
    return _gazetted(found.days)
