"""Whether each column of a body was kept up through a year, by the standard of its freshness.

What counts as kept is ``law.freshness``; where the columns stand at the year's end is
asked of the catalogue, so that a report never says less than the desk's own list.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from gongkai.bodies.models import PublicBody
from gongkai.catalogue import queries as catalogue
from gongkai.catalogue.entries import COLUMN_ADDED
from gongkai.catalogue.models import Column
from gongkai.channels.keys import Channel
from gongkai.law.days import statutory_day
from gongkai.law.errors import NotInForce
from gongkai.law.freshness import Interval, Level
from gongkai.trail.models import Entry

LATE = frozenset({Level.STALE, Level.EMPTY})


@dataclass(frozen=True, slots=True)
class Kept:
    """A column that stood in the year: what it promised, and whether it always kept it."""

    interval: Interval
    kept: bool


def of(body: PublicBody, year: int, last: date) -> list[Kept]:
    """Return each column that stood by ``last``, and whether it was kept from 1 January to then.

    A column that is empty or late on ``last`` was not kept, nor one that was late
    between two publications and has caught up since.
    """
    added, days = _added(body), _days(body, year, last)
    return [
        Kept(
            state.interval,
            state.level not in LATE
            and _in_time(state.interval, days.get(state.column.pk, ())),
        )
        for state in catalogue.freshness([body], last)
        if state.column.pk in days or _stood(added, state.column, last)
    ]


def stale(columns: Iterable[Kept]) -> int:
    """Return how many columns were late or empty."""
    return sum(not each.kept for each in columns)


def weeks(columns: Iterable[Kept], last: date) -> int | None:
    """Return the shortest promised interval in weeks, if every column that promises it kept it."""
    kept = [each.kept for each in columns if each.interval is Interval.TWO_WEEKS]
    if not kept or not all(kept):
        return None
    return ((Interval.TWO_WEEKS.due(last) or last) - last) // timedelta(weeks=1)


def _stood(added: Mapping[str, date], column: Column, last: date) -> bool:
    day = added.get(f"column:{column.uuid}")
    return day is None or day <= last


def _added(body: PublicBody) -> dict[str, date]:
    """Return the day each column was added, as the trail tells it."""
    entries = Entry.objects.filter(body=body.code, kind=COLUMN_ADDED.name)
    return {
        subject: statutory_day(at)
        for subject, at in entries.values_list("subject", "at")
    }


def _days(body: PublicBody, year: int, last: date) -> dict[int, list[date]]:
    """Return each column's days of publication on the portal, from the last before the year on."""
    rows = (
        Column.objects.filter(
            body=body,
            items__publications__channel=Channel.PORTAL.value,
            items__publications__confirmed_on__isnull=False,
            items__publications__published_on__lte=last,
        )
        .order_by("pk", "items__publications__published_on")
        .values_list("pk", "items__publications__published_on")
    )
    by_column: dict[int, list[date]] = {}
    for column, day in rows:
        known = by_column.setdefault(column, [])
        if known and day.year < year:
            known.clear()
        known.append(day)
    return by_column


def _in_time(interval: Interval, days: Iterable[date]) -> bool:
    return all(_next_in_time(interval, *pair) for pair in pairwise(days))


def _next_in_time(interval: Interval, earlier: date, later: date) -> bool:
    try:
        due = interval.due(earlier)
    except NotInForce:  # updated last before the first inspection standard: late by any
        return False
    return due is None or later <= due
