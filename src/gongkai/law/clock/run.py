"""The clock between two events: since when it runs, what stops it, what it has seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from gongkai.law.clock.consultations import Consultation, suspended_days
from gongkai.law.clock.history import Event
from gongkai.law.periods import REPLY_DAYS
from gongkai.law.procedure import State
from gongkai.law.sources import Cite
from gongkai.law.workdays import Workdays


class Breach(NamedTuple):
    """A fault of the body, on the day of the faulty act, with the text it offends."""

    code: str
    on: date
    source: str


class Lapse(NamedTuple):
    """A term that passed in silence, and what the silence means."""

    party: str | None
    on: date
    effect: str


@dataclass(slots=True)
class Stop:
    """The clock stands since ``asked`` until the requester corrects or pays."""

    state: State
    asked: date
    by: date | None
    lapsed: bool = False


@dataclass(slots=True)
class Term:
    """A reasonable term the body set under Art. 35; only what comes after it adds days."""

    until: date
    extension_before: int
    consulted_before: int


@dataclass(slots=True)
class Run:
    """The clock since its last restart, and what outlives a restart."""

    calendar: Workdays
    received: date
    day0: date
    extension: int = 0
    extended: bool = False
    consulted: list[Consultation] = field(default_factory=list)
    term: Term | None = None
    stop: Stop | None = None
    asked: list[Consultation] = field(default_factory=list)
    ever_asked_correction: bool = False
    correction_pending: bool = False
    reasons_open: bool = False
    correct_by: date | None = None
    pay_by: date | None = None
    reply: Event | None = None
    final: State | None = None
    lapses: list[Lapse] = field(default_factory=list)
    breaches: list[Breach] = field(default_factory=list)
    policies: set[str] = field(default_factory=set)

    def due(self) -> date | None:
        """Return the last day for the reply, or ``None`` while the clock stands."""
        if self.stop is not None:
            return None
        if self.term is not None:
            later = suspended_days(
                self.consulted[self.term.consulted_before :], self.calendar
            )
            extension = self.extension - self.term.extension_before
            return (
                None
                if later is None
                else self.calendar.add(self.term.until, extension + later)
            )
        suspended = suspended_days(self.consulted, self.calendar)
        if suspended is None:
            return None
        days = REPLY_DAYS.on(self.day0) + self.extension + suspended
        return self.calendar.add(self.day0, days)

    def state(self, on: date | None) -> State:
        """Return the state on ``on``; without a day, consultations that can lapse are over."""
        if self.final is not None:
            return self.final
        if self.stop is not None:
            return _LAPSED[self.stop.state] if self.stop.lapsed else self.stop.state
        if any(one.is_open(on or date.max) for one in self.asked):
            return State.CONSULTING
        return State.REASONS_ASKED if self.reasons_open else State.RECEIVED

    def pass_time(self, on: date) -> None:
        """Let the requester's own term lapse if ``on`` lies after it."""
        stop = self.stop
        if (
            self.final
            or stop is None
            or stop.lapsed
            or stop.by is None
            or on <= stop.by
        ):
            return
        stop.lapsed = True
        self.lapses.append(Lapse(None, stop.by, _SILENCE[stop.state]))

    def is_late(self, on: date) -> bool:
        """Return whether ``on`` lies after the deadline as it stands."""
        due = self.due()
        return due is not None and on > due

    def blame(self, code: str, on: date, source: Cite) -> None:
        """Take a breach down."""
        self.breaches.append(Breach(code, on, str(source)))

    def restart(self, day: date) -> None:
        """Start the clock afresh; earlier suspensions, extensions and terms are forgotten."""
        if self.extension or self.consulted or self.term:
            self.policies.add("restart_forgets")
        self.day0, self.extension, self.extended = day, 0, False
        self.consulted, self.term, self.stop = [], None, None


_LAPSED = {
    State.AWAITING_CORRECTION: State.LAPSED_UNCORRECTED,
    State.AWAITING_PAYMENT: State.LAPSED_UNPAID,
}
_SILENCE = {State.AWAITING_CORRECTION: "uncorrected", State.AWAITING_PAYMENT: "unpaid"}
