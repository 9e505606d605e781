"""A deadline day by day: which days count, which do not, and why."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from gongkai.law.clock.consultations import Consultation
from gongkai.law.clock.run import Run
from gongkai.law.workdays import Reason, Workdays


class Day(NamedTuple):
    """One calendar day of a period; ``number`` is its place among the counted ones."""

    on: date
    counted: bool
    number: int | None
    reason: Reason


def explain(
    run: Run, until: date | None, regional: Workdays | None = None
) -> tuple[Day, ...]:
    """Return every day after the last restart up to ``until``, none if that is unknown.

    Days follow the national calendar; a working day that the region has off still counts
    and says so. While a correction or a payment is awaited no day counts.
    """
    if until is None:
        return ()
    days: list[Day] = []
    number = 0
    stands_after = run.stop.asked if run.stop is not None else date.max
    for ordinal in range(run.day0.toordinal() + 1, until.toordinal() + 1):
        day = date.fromordinal(ordinal)
        reason = _reason(run, day, regional)
        counted = reason in _COUNTED and day <= stands_after
        if counted and _is_consulted(run.consulted, day):
            reason, counted = Reason.CONSULTATION, False
        number += counted
        days.append(Day(day, counted, number if counted else None, reason))
    return tuple(days)


_COUNTED = frozenset({Reason.WORKDAY, Reason.WORKED_WEEKEND, Reason.REGIONAL_HOLIDAY})


def _reason(run: Run, day: date, regional: Workdays | None) -> Reason:
    national = run.calendar.reason(day)
    if regional is None or not national.works:
        return national
    return regional.reason(day)


def _is_consulted(consulted: list[Consultation], day: date) -> bool:
    return any(one.sent < day <= (one.end or date.max) for one in consulted)
