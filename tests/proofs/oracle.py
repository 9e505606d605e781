"""A second reading of the reply clock, naive on purpose and written without ``gongkai.law``.

It knows the contract of ``gongkai clock`` and nothing else, keeps what happened in plain
lists, and finds each date by walking the calendar a day at a time.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.proofs.calendar_days import (
    NATIONAL,
    ONE,
    PUBLISHED,
    REGIONAL,
    reason,
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
                days.update(_days(each.sent, end))
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
                for day in _days(c.sent, end)
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
        step, on = event["step"], _day(event["on"])
        self.note_lapse(on)
        if self.final:
            raise Refused("nothing follows the end")
        if self.has_lapsed and step not in {
            "reply",
            "withdraw",
            f"take_{_wait(self.waiting)}",
        }:
            raise Unclear("after a lapse")
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
    until = _not_before(event, "until", on)
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
    received = _not_before(event, "received_on", on)
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
    received = _not_before(event, "received_on", on)
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
    until = _not_before(event, "until", on)
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
        _not_before(event, name, on)
    served = _not_before(event, key, on)
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


def read(payload: Mapping[str, Any]) -> Json:
    """Return what ``gongkai clock`` must answer, with dates as ISO text and no ``source`` of a breach.

    :raises Refused: the history cannot have happened.
    :raises Unclear: the contract leaves the answer open.
    """
    as_of = _optional(payload.get("as_of"))
    received_on, submitted = _receipt(payload, as_of)
    events = [_seen(event, as_of) for event in payload["events"]]
    if received_on is None:
        return _unconfirmed(payload, submitted, as_of)
    _check_order(events, received_on)
    known = [event for event in events if event]
    region = payload.get("region")
    national = _replay(known, NATIONAL, received_on, as_of)
    local = _replay_locally(known, region, received_on, as_of)
    return _answer(national, local.due_on() if local else None, region, as_of)


def _receipt(
    payload: Mapping[str, Any], as_of: date | None
) -> tuple[date | None, date | None]:
    """Return the day of receipt, if it is known, and the day of submission in China."""
    if "received_on" in payload:
        received: date | None = _day(payload["received_on"])
        if as_of and received and as_of < received:
            raise Refused("as_of before the receipt")
        return received, None
    intake = payload["intake"]
    at = datetime.fromisoformat(intake["submitted_at"])
    if at.tzinfo is None:
        raise Refused("a time without its zone")
    submitted = _day((at.astimezone(UTC) + timedelta(hours=8)).date().isoformat())
    if as_of and as_of < submitted:
        raise Refused("as_of before the submission")
    received = {
        "hand": submitted,
        "signed_mail": _optional(intake.get("signed_on")),
    }.get(intake["route"], _optional(intake.get("confirmed_on")))
    if received and received < submitted:
        raise Refused("received before it was submitted")
    return (None if received and as_of and received > as_of else received), submitted


def _seen(event: Mapping[str, Any], as_of: date | None) -> Json:
    """Return the event as known on ``as_of``: empty when it had not happened yet."""
    if as_of and _day(event["on"]) > as_of:
        return {}
    return {
        key: None if key in INNER and value and as_of and _day(value) > as_of else value
        for key, value in event.items()
    }


def _check_order(events: list[Json], received_on: date) -> None:
    before = received_on
    for event in events:
        if event:
            if _day(event["on"]) < before or event["step"] not in HANDLERS:
                raise Refused("out of order or unknown")
            before = _day(event["on"])


def _replay(
    events: list[Json], working: frozenset[date], received_on: date, as_of: date | None
) -> Replay:
    now = Replay(working, received_on, as_of)
    for event in events:
        now.take(event)
    now.note_lapse(as_of)
    return now


def _replay_locally(
    events: list[Json], region: str | None, received_on: date, as_of: date | None
) -> Replay | None:
    if region is None:
        return None
    try:
        return _replay(events, REGIONAL[region], received_on, as_of)
    except Refused as error:
        raise Unclear("possible under one calendar only") from error


def _unconfirmed(
    payload: Mapping[str, Any], submitted: date | None, as_of: date | None
) -> Json:
    if any(_seen(event, as_of) for event in payload["events"]):
        raise Refused("steps before the receipt")
    region, alarm, local = payload.get("region"), None, None
    if payload["intake"]["route"] == "online" and submitted:
        alarm = walk(submitted, 20, NATIONAL)
        local = walk(submitted, 20, REGIONAL[region]) if region else None
    return _text(
        {
            "received_on": None,
            "due_on": None,
            "state": "awaiting_confirmation",
            "provisional": bool(alarm and alarm.year not in PUBLISHED),
            "regional_due_on": None,
            "alarm_due_on": min(filter(None, (alarm, local)), default=None),
            "correct_by": None,
            "pay_by": None,
            "lapses": [],
            "in_time": None,
            "breaches": [],
            "days": [],
        }
    )


def _answer(
    now: Replay, local_due: date | None, region: str | None, as_of: date | None
) -> Json:
    due = now.due_on()
    alarm = min(filter(None, (due, local_due)), default=None)
    lapses = now.lapsed + [
        {"party": c.party, "on": c.lapse, "effect": c.effect}
        for c in now.consultations
        if c.lapse
        and (as_of is None or as_of > c.lapse)
        and not (c.answered and c.answered <= c.lapse)
    ]
    rests_on: list[date | None] = [
        now.received_on,
        now.day0,
        due,
        now.pay_by,
        now.correct_by,
        alarm,
    ]
    rests_on += [each.lapse for each in now.consultations]
    return _text(
        {
            "received_on": now.received_on,
            "due_on": due,
            "state": now.state(),
            "provisional": any(day.year not in PUBLISHED for day in rests_on if day),
            "regional_due_on": local_due,
            "alarm_due_on": alarm,
            "correct_by": now.correct_by,
            "pay_by": now.pay_by,
            "lapses": lapses,
            "in_time": now.reply["in_time"] if now.reply else None,
            "breaches": [{"code": code, "on": on} for code, on in now.breaches],
            "days": list(_explained(now, due or as_of, region)),
        }
    )


def _explained(now: Replay, last: date | None, region: str | None) -> Iterator[Json]:
    number = 0
    suspended = now.suspended()
    endless = [c.sent for c in now.consultations if c.suspends and c.end() is None]
    for day in _days(now.day0, last or now.day0):
        why, counted = reason(day, region), day in NATIONAL
        if counted and (day in suspended or any(sent < day for sent in endless)):
            why, counted = "consultation", False
        if now.stood_on and day > now.stood_on:
            why, counted = reason(day, region), False
        number += counted
        yield {
            "on": day,
            "counted": counted,
            "number": number if counted else None,
            "reason": why,
        }


def _days(after: date, upto: date) -> Iterator[date]:
    day = after
    while day < upto:
        day += ONE
        yield day


def _day(value: Any) -> date:
    day = date.fromisoformat(value)
    if day < EARLIEST:
        raise Refused("before the Regulations")
    return day


def _optional(value: Any) -> date | None:
    return _day(value) if value else None


def _not_before(event: Mapping[str, Any], key: str, on: date) -> date | None:
    day = _optional(event.get(key))
    if day and day < on:
        raise Refused(f"{key} before the act")
    return day


def _wait(waiting: str) -> str:
    return "fee" if waiting == "payment" else waiting


def _text(answer: Json) -> Json:
    """Return ``answer`` with every date as ISO text."""
    return {key: _plain(value) for key, value in answer.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [{key: _plain(inner) for key, inner in each.items()} for each in value]
    return value
