"""Claim: a million working-day additions take at most 1 s, 500 times less than chinesecalendar's."""

import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from chinese_calendar import find_workday

from gongkai.law.workdays import national
from measure.claims import Claim, settle

ADDITIONS = 1_000_000
THEIRS = 2_000
REPLY = 20
LIMIT = 1.0  # seconds
RATIO = 500
FIRST, SPAN = date(2019, 1, 1), 2800  # the years both calendars have published


def days(count: int) -> list[date]:
    """Return the same ``count`` days every time, over every published year."""
    rng = random.Random(711)
    return [FIRST + timedelta(days=rng.randrange(SPAN)) for _ in range(count)]


def theirs(day: date, number: int) -> date:
    """Return the ``number``-th working day after ``day`` by chinesecalendar."""
    found: date = find_workday(number, day)
    return found


def seconds_each(add: Callable[[date, int], date], starts: list[date]) -> float:
    """Return the time of one addition, in seconds."""
    began = time.perf_counter()
    for day in starts:
        add(day, REPLY)
    return (time.perf_counter() - began) / len(starts)


def claims() -> Iterator[Claim]:
    """Yield the time of a million additions, then the ratio to the other library's."""
    calendar = national()
    starts = days(ADDITIONS)
    ours = min(seconds_each(calendar.add, starts) for _ in range(3))
    other = seconds_each(theirs, starts[:THEIRS])
    yield Claim(f"{ADDITIONS:,} 次工作日推算", ours * ADDITIONS, LIMIT, " 秒")
    yield Claim("比 chinesecalendar 的推算快", other / ours, RATIO, " 倍", floor=True)


def agree() -> bool:
    """Return whether both calendars give the same days, so that the race is a fair one.

    From a rest day the other library counts the next working day as none, ours as one.
    """
    calendar = national()
    worked = [day for day in days(500) if day in calendar]
    return all(calendar.add(day, REPLY) == theirs(day, REPLY) for day in worked)


if __name__ == "__main__":
    if not agree():
        sys.exit("两种日历的结果不一致，速度无从比较")
    sys.exit(settle(claims()))
