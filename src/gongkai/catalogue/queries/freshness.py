"""How fresh each column is on a day: its last update, the day the next is due, and how it stands.

Only what stands on the portal counts, by the day the system published it (law.md §4.4).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Count, Max, Q

from gongkai.bodies.models import PublicBody
from gongkai.catalogue.models import Column
from gongkai.catalogue.states import ItemState
from gongkai.channels.keys import Channel
from gongkai.law.errors import NotInForce
from gongkai.law.freshness import Freshness, Interval, Level, look
from gongkai.law.workdays import Workdays, national

NEVER: Final = 10**6
STANDINGS: Final = {
    Level.FRESH: "ok",
    Level.WARNING: "warn",
    Level.CRITICAL: "warn",
    Level.STALE: "late",
    Level.EMPTY: "late",
}


@dataclass(frozen=True, slots=True)
class ColumnState:
    """A column on a day; ``days`` are those left until it is due, negative once it is late."""

    column: Column
    interval: Interval
    last: date | None
    items: int
    level: Level
    due: date | None
    publish_by: date | None
    """The last day somebody is at work for it: ``due``, or a day before a holiday."""
    days: int | None

    @property
    def standing(self) -> str:
        """One of ``late``, ``warn``, ``ok``: the design system's words."""
        return STANDINGS[self.level]

    @property
    def label(self) -> str:
        """How it stands, in words."""
        if self.days is None:
            return (
                self.interval.label if self.level is Level.FRESH else self.level.label
            )
        if self.days < 0:
            return f"已逾期{-self.days}天"
        return "今天到期" if self.days == 0 else f"{self.days}天后到期"


def freshness(bodies: Sequence[PublicBody | int], on: date) -> list[ColumnState]:
    """Return every column of ``bodies`` as it stands on ``on``, the most urgent first."""
    public = Q(
        items__state=ItemState.PUBLISHED.value,
        items__publications__channel=Channel.PORTAL.value,
        items__publications__published_on__lte=on,
    )
    columns = (
        Column.objects.filter(body__in=bodies)
        .select_related("body", "responsible")
        .annotate(
            last=Max("items__publications__published_on", filter=public),
            shown=Count("items", filter=public, distinct=True),
        )
        .order_by("body__code", "position", "pk")
    )
    calendar = national()
    states = [_state(column, on, calendar) for column in columns]
    return sorted(
        states,
        key=lambda state: (
            _rank(state),
            state.days if state.days is not None else NEVER,
        ),
    )


def _rank(state: ColumnState) -> int:
    return {
        Level.STALE: 0,
        Level.EMPTY: 1,
        Level.CRITICAL: 2,
        Level.WARNING: 3,
        Level.FRESH: 4,
    }[state.level]


def _state(column: Any, on: date, calendar: Workdays) -> ColumnState:
    interval = Interval(column.interval)
    try:
        found = look(column.last, on=on, interval=interval, calendar=calendar)
    except NotInForce:  # last updated before the first inspection standard: late by any
        found = Freshness(Level.STALE, None, None)
    return ColumnState(
        column=column,
        interval=interval,
        last=column.last,
        items=column.shown,
        level=found.level,
        due=found.due_on,
        publish_by=found.publish_by,
        days=(found.due_on - on).days if found.due_on else None,
    )


def due(bodies: Sequence[PublicBody | int], on: date) -> list[ColumnState]:
    """Return the columns of ``bodies`` that are late, empty or due within the reminder (预提醒)."""
    return [state for state in freshness(bodies, on) if state.standing != "ok"]


def longest_gap(
    body: PublicBody, first: date, last: date, interval: Interval
) -> timedelta | None:
    """Return the longest time between updates of the body's columns of that interval, or ``None``.

    The first update is compared with the one before ``first``, the last with ``last``.
    """
    days = (
        Column.objects.filter(
            body=body,
            interval=interval.value,
            items__publications__channel=Channel.PORTAL.value,
        )
        .filter(items__publications__published_on__lte=last)
        .order_by("pk", "items__publications__published_on")
        .values_list("pk", "items__publications__published_on")
    )
    by_column: dict[int, list[date]] = {}
    for column, day in days:
        by_column.setdefault(column, []).append(day)
    gaps = [
        later - earlier
        for updates in by_column.values()
        for earlier, later in zip(updates, [*updates[1:], last], strict=True)
        if later >= first
    ]
    return max(gaps, default=None)
