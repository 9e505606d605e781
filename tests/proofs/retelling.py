"""What happened to a request so far: the moving part of the oracle, event by event.

It knows the contract of ``gongkai clock`` and nothing else, keeps what happened in plain
lists, and finds each date by walking the calendar a day at a time.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.proofs.calendar_days import (
    ONE,
    roll,
    walk,
)

Json = dict[str, Any]
EARLIEST = date(2019, 5, 15)
LAPSES_AS = {"third_party": "body_decides", "co_maker": "consent", "other": None}
INNER = ("received_on", "posted_on", "served_on")


class Refused(Exception):
    """The history is impossible: the command must exit 2."""


class Unclear(Exception):
    """The contract does not say; such a history proves nothing either way."""


@dataclass
class Consultation:
    """One letter to one party: ``suspends`` is false when it was sent too late or before a restart."""

    party: str
    sent: date
    lapse: date | None
    effect: str | None
    suspends: bool
    after_reasons: bool
    answered: date | None = None

    def end(self) -> date | None:
        ends = [day for day in (self.answered, self.lapse) if day]
        return min(ends) if ends else None

    def is_open(self, on: date | None) -> bool:
        """Tell whether an answer would still count; with no day given, all that can lapse has lapsed."""
        if self.answered:
            return False
        return self.lapse is None or (on is not None and on <= self.lapse)


@dataclass
class Replay:
    """What is known after the events so far, under one calendar."""

    working: frozenset[date]
    received_on: date
    as_of: date | None
    day0: date = date.min
    waiting: str = ""
    stood_on: date | None = None
    term: date | None = None
    has_lapsed: bool = False
    extension: int = 0
    has_extended: bool = False
    until: date | None = None
    asks: int = 0
    takes: int = 0
    reasons_open: bool = False
    final: str = ""
    correct_by: date | None = None
    pay_by: date | None = None
    consultations: list[Consultation] = field(default_factory=list)
    lapsed: list[Json] = field(default_factory=list)
    breaches: list[tuple[str, date]] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    reply: Json | None = None

    def __post_init__(self) -> None:
        self.day0 = self.received_on

    def suspended(self) -> set[date]:
        """Return every day that some consultation of this run takes out of the count."""
        days: set[date] = set()
        for each in self.consultations:
            end = each.end()
            if each.suspends and end:
                days.update(days_between(each.sent, end))
        return days

    def due_on(self) -> date | None:
        if self.waiting or any(
            c.suspends and c.end() is None for c in self.consultations
        ):
            return None
        if self.until:
            later = {
                day
                for c in self.consultations
                if c.suspends and c.after_reasons and (end := c.end())
                for day in days_between(c.sent, end)
            }
            return walk(
                self.until, self.extension + len(later & self.working), self.working
            )
        lost = len(self.suspended() & self.working)
        return walk(self.day0, 20 + self.extension + lost, self.working)

    def is_past_due(self, on: date) -> bool:
        due = self.due_on()
        return due is not None and on > due

    def take(self, event: Mapping[str, Any]) -> None:
        step, on = event["step"], a_day(event["on"])
        self.note_lapse(on)
        if self.final:
            raise Refused("nothing follows the end")
        HANDLERS[step](self, on, event)

    def note_lapse(self, on: date | None) -> None:
        if (
            self.waiting
            and not self.has_lapsed
            and not self.final
            and on
            and self.term
            and on > self.term
        ):
            self.has_lapsed = True
            effect = "uncorrected" if self.waiting == "correction" else "unpaid"
            self.lapsed.append({"party": None, "on": self.term, "effect": effect})

    def breach(self, code: str, on: date) -> None:
        self.breaches.append((code, on))

    def stop(self, waiting: str, on: date, term: date | None) -> None:
        self.waiting, self.stood_on, self.term = waiting, on, term

    def restart(self, on: date) -> None:
        if self.has_lapsed:
            self.marks.add(f"late_{self.waiting}_accepted")
        self.day0, self.waiting, self.stood_on, self.has_lapsed = on, "", None, False
        self.extension, self.has_extended, self.until = 0, False, None
        for each in self.consultations:
            each.suspends = False

    def state(self) -> str:
        if self.final:
            return self.final
        if self.has_lapsed:
            return (
                "lapsed_uncorrected"
                if self.waiting == "correction"
                else "lapsed_unpaid"
            )
        if self.waiting:
            return f"awaiting_{self.waiting}"
        if any(each.is_open(self.as_of) for each in self.consultations):
            return "consulting"
        return "reasons_asked" if self.reasons_open else "received"


def _ask_correction(now: Replay, on: date, event: Mapping[str, Any]) -> None:
    until = not_before(event, "until", on)
    now.asks += 1
    if now.asks > 1:
        now.breach("correction_repeated", on)
    elif on > walk(now.received_on, 7, now.working):
        now.breach("correction_late", on)
    elif now.waiting:
        raise Refused("a payment is awaited")
    else:
        now.correct_by = until or walk(on, 15, now.working)
        now.stop("correction", on, now.correct_by)


def _take_correction(now: Replay, on: date, event: Mapping[str, Any]) -> None:
    if now.waiting == "correction":
        now.takes = now.asks
        now.restart(on)
    elif now.asks == now.takes:
        raise Refused("nothing was asked")
    elif now.takes:
        raise Unclear("a repeated ask answered after the first")
    else:
        now.takes = now.asks


def _consult(now: Replay, on: date, event: Mapping[str, Any]) -> None:
    kind = event.get("kind", "third_party")
    received = not_before(event, "received_on", on)
    if any(c.party == event["party"] and c.is_open(on) for c in now.consultations):
        raise Refused("asked already")
    effect = LAPSES_AS[kind]
    lapse = walk(received, 15, now.working) if received and effect else None
    is_late = now.is_past_due(on)
    if is_late:
        now.breach("consultation_late", on)
    now.consultations.append(
        Consultation(
            event["party"], on, lapse, effect, not is_late, now.until is not None
        )
    )


def _end_consultation(now: Replay, on: date, event: Mapping[str, Any]) -> None:
    asked = [
        c for c in now.consultations if c.party == event["party"] and not c.answered
    ]
    if not asked:
        raise Refused("no such consultation")
    if asked[-1].is_open(on):
        asked[-1].answered = on
    elif len(asked) > 1:
        raise Unclear("which of two lapsed consultations was answered")
    else:
        now.consultations[now.consultations.index(asked[-1])].answered = on


def _extend(now: Replay, on: date, event: Mapping[str, Any]) -> None:
    days = event["days"]
    if type(days) is not int or days < 1:
        raise Refused("days")
    is_late, is_repeated = now.is_past_due(on), now.has_extended
    codes = [
        ("extension_late", is_late),
        ("extension_repeated", is_repeated),
        ("extension_too_long", days > 20),
    ]
    for code, applies in codes:
        if applies:
            now.breach(code, on)
    if not is_late and not is_repeated:
        now.extension, now.has_extended = now.extension + min(days, 20), True


def _ask_fee(now: Replay, on: date, event: Mapping[str, Any]) -> None:
    received = not_before(event, "received_on", on)
    if now.waiting:
        raise Refused("something is awaited already")
    if now.is_past_due(on):
        now.breach("fee_notice_late", on)
        now.marks.add("late_fee_notice_still_runs")
    now.pay_by = roll(received + timedelta(days=30), now.working) if received else None
    now.stop("payment", on, now.pay_by)


def _take_fee(now: Replay, on: date, event: Mapping[str, Any]) -> None:
    if now.waiting != "payment":
        raise Refused("no fee was asked")
    now.restart(on)


def _ask_reasons(now: Replay, on: date, event: Mapping[str, Any]) -> None:
    if now.reasons_open:
        raise Refused("asked already")
    now.reasons_open = True


def _take_reasons(now: Replay, on: date, event: Mapping[str, Any]) -> None:
    until = not_before(event, "until", on)
    if not now.reasons_open:
        raise Refused("no reasons were asked")
    now.reasons_open = False
    if event["reasonable"] and until:
        if any(c.suspends and c.is_open(on) for c in now.consultations):
            raise Unclear("a term set while a consultation is open")
        now.until, now.extension = until, 0
        for each in now.consultations:
            each.after_reasons = False


def _reply(now: Replay, on: date, event: Mapping[str, Any]) -> None:
    now.final = "replied"
    key = "posted_on" if event["route"] == "post" else "served_on"
    for name in ("posted_on", "served_on"):
        not_before(event, name, on)
    served = not_before(event, key, on)
    due = now.due_on()
    in_time = None if served is None else due is None or served <= due
    now.reply = {"in_time": in_time}
    if served and in_time is False:
        now.breach("reply_late", served)


def _withdraw(now: Replay, on: date, event: Mapping[str, Any]) -> None:
    now.final = "withdrawn"


HANDLERS: dict[str, Callable[[Replay, date, Mapping[str, Any]], None]] = {
    "ask_correction": _ask_correction,
    "take_correction": _take_correction,
    "consult": _consult,
    "consult_body": _consult,
    "end_consultation": _end_consultation,
    "extend": _extend,
    "ask_fee": _ask_fee,
    "take_fee": _take_fee,
    "ask_reasons": _ask_reasons,
    "take_reasons": _take_reasons,
    "reply": _reply,
    "withdraw": _withdraw,
}


def days_between(after: date, upto: date) -> Iterator[date]:
    day = after
    while day < upto:
        day += ONE
        yield day


def a_day(value: Any) -> date:
    day = date.fromisoformat(value)
    if day < EARLIEST:
        raise Refused("before the Regulations")
    return day


def optional(value: Any) -> date | None:
    return a_day(value) if value else None


def not_before(event: Mapping[str, Any], key: str, on: date) -> date | None:
    day = optional(event.get(key))
    if day and day < on:
        raise Refused(f"{key} before the act")
    return day
