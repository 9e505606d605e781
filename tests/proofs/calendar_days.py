"""The calendar as bare sets of days, typed from the State Council's notices and not from ``law``."""

import json
from datetime import date, timedelta
from pathlib import Path

ONE = timedelta(days=1)
_KNOWN = json.loads((Path(__file__).parent / "days.json").read_text(encoding="utf-8"))
PUBLISHED: frozenset[int] = frozenset(_KNOWN["years"])
OFF = frozenset(date.fromisoformat(day) for day in _KNOWN["off"])
WORKED = frozenset(date.fromisoformat(day) for day in _KNOWN["worked"])
FIXED = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
LOCAL: dict[str, frozenset[tuple[int, int]]] = {
    region: frozenset((int(day[:2]), int(day[3:])) for day in days)
    for region, days in _KNOWN["regional"].items()
}
FIRST, LAST = date(2019, 1, 1), date(2045, 12, 31)


def _is_worked(day: date) -> bool:
    if day.year in PUBLISHED:
        return day in WORKED or (day.weekday() < 5 and day not in OFF)
    return day.weekday() < 5 and (day.month, day.day) not in FIXED


def _every_day() -> list[date]:
    return [FIRST + ONE * nth for nth in range((LAST - FIRST).days + 1)]


NATIONAL = frozenset(day for day in _every_day() if _is_worked(day))
REGIONAL: dict[str, frozenset[date]] = {
    region: frozenset(day for day in NATIONAL if (day.month, day.day) not in days)
    for region, days in LOCAL.items()
}


def walk(day: date, steps: int, working: frozenset[date]) -> date:
    """Return the ``steps``-th working day after ``day``, one calendar day at a time."""
    while steps:
        day += ONE
        steps -= day in working
    return day


def roll(day: date, working: frozenset[date]) -> date:
    """Return ``day``, or the first working day after it."""
    while day not in working:
        day += ONE
    return day


def reason(day: date, region: str | None) -> str:
    """Return why the calendar counts ``day`` or not, leaving consultations aside."""
    if day in NATIONAL:
        if region and (day.month, day.day) in LOCAL[region]:
            return "regional_holiday"
        return "worked_weekend" if day.weekday() > 4 else "workday"
    if day in OFF or (day.year not in PUBLISHED and (day.month, day.day) in FIXED):
        return "holiday"
    return "weekend"
