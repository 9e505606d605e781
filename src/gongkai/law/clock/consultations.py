"""Consultations: who was asked, when the silence speaks, and which days do not count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.law.periods import CO_MAKER_DAYS, THIRD_PARTY_DAYS
from gongkai.law.workdays import Workdays


@dataclass(slots=True)
class Consultation:
    """One party asked once. ``lapse`` is the last day for its answer, ``None`` if none is fixed."""

    party: str
    sent: date
    lapse: date | None
    effect: str
    answered: date | None = None
    answered_late: bool = False

    @property
    def end(self) -> date | None:
        """Return the last day that does not count: the answer's, else the lapse day."""
        if self.answered is not None:
            return self.answered
        return self.lapse

    def is_open(self, on: date) -> bool:
        """Return whether the party still owes its answer on ``on``."""
        return self.answered is None and (self.lapse is None or on <= self.lapse)

    def answer(self, on: date) -> None:
        """Take the answer down; after the lapse day it changes nothing."""
        if self.is_open(on):
            self.answered = on
        else:
            self.answered_late = True

    def has_lapsed(self, as_of: date | None) -> bool:
        """Return whether the party let its term pass in silence, seen from ``as_of``."""
        if self.answered is not None or self.lapse is None:
            return False
        return as_of is None or as_of > self.lapse


def third_party(
    party: str, sent: date, received: date | None, calendar: Workdays
) -> Consultation:
    """Return the consultation of a third party: in silence the body decides (《条例》第三十二条)."""
    days = THIRD_PARTY_DAYS.on(sent)
    return Consultation(
        party, sent, received and calendar.add(received, days), "body_decides"
    )


def another_body(
    party: str, sent: date, received: date | None, kind: str, calendar: Workdays
) -> Consultation:
    """Return the consultation of another body.

    A co-maker's silence is consent after its term (《条例》第三十四条); any other body has
    no term, and the clock stands until it answers.
    """
    if kind != "co_maker":
        return Consultation(party, sent, None, "")
    days = CO_MAKER_DAYS.on(sent)
    return Consultation(
        party, sent, received and calendar.add(received, days), "consent"
    )


def awaiting_answer(
    asked: Sequence[Consultation], party: str, on: date
) -> Consultation | None:
    """Return the consultation an answer of ``party`` belongs to: an open one before a lapsed one."""
    waiting = [
        one
        for one in asked
        if one.party == party and one.answered is None and not one.answered_late
    ]
    return next(
        (one for one in waiting if one.is_open(on)), waiting[-1] if waiting else None
    )


def suspended_days(asked: Iterable[Consultation], calendar: Workdays) -> int | None:
    """Return how many working days lie in the union of the intervals (sent, end].

    ``None`` while one of them has no end in sight (《条例》第三十三条第三款).
    """
    total, reached = 0, date.min
    for one in sorted(asked, key=lambda one: one.sent):
        end = one.end
        if end is None:
            return None
        start = max(one.sent, reached)
        if end > start:
            total += calendar.between(start, end)
            reached = end
    return total
