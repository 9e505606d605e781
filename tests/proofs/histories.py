"""Seeded random histories of requests: every step, every route, and the days where clocks go wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from random import Random
from typing import Any

from tests.proofs.calendar_days import LOCAL, NATIONAL, OFF, ONE, WORKED, walk
from tests.proofs.retelling import EARLIEST, Refused, Replay, Unclear

Json = dict[str, Any]
CHINA = timezone(timedelta(hours=8))
ZONES = (
    CHINA,
    CHINA,
    UTC,
    timezone(timedelta(hours=-5)),
    timezone(timedelta(hours=14)),
)
EDGES = (
    time.min,
    time.max,
    time(8),
    time(15, 59, 59, 999999),
    time(16),
    time(23, 59, 59),
)
ROUTES = ("hand", "signed_mail", "ordinary_mail", "fax", "online")
PARTIES = ("甲公司", "乙公司", "䶮某")
ORGANS = ("县发展和改革局", "县水务局")
GAPS = (0, 1, 1, 2, 3, 5, 8, 13, 21)
TRICKY = (
    *sorted(OFF | WORKED),
    *(date(year, 12, day) for year in range(2019, 2031) for day in (24, 30, 31)),
    *(date(year, 2, 28) + ONE * more for year in (2020, 2024, 2028) for more in (0, 1)),
    *(date(year, 7, day) for year in range(2019, 2028) for day in (22, 23, 24)),
)


@dataclass
class Tale:
    """One request as it unfolds, with the replay that tells which days are worth acting on."""

    rng: Random
    now: Replay
    last: date
    events: list[Json] = field(default_factory=list)
    is_possible: bool = True

    def day(self, *anchors: date | None) -> date:
        """Return the day of the next act: often an anchor, the day before or the day after it."""
        near = [day + ONE * off for day in anchors if day for off in (-1, 0, 0, 1)]
        near = [day for day in near if day >= self.last]
        if near and self.rng.random() < 0.55:
            return self.rng.choice(near)
        return self.last + ONE * self.rng.choice(GAPS)

    def later(self, on: date, *anchors: date | None) -> str | None:
        """Return a day on or after ``on``, or none."""
        if self.rng.random() < 0.12:
            return None
        near = [day for day in anchors if day and day >= on]
        if near and self.rng.random() < 0.5:
            return self.rng.choice(near).isoformat()
        return (on + ONE * self.rng.choice(GAPS)).isoformat()

    def tell(self, step: str) -> None:
        event = {"step": step, **TELLERS[step](self)}
        event = {key: value for key, value in event.items() if value is not None}
        self.events.append(event)
        self.last = date.fromisoformat(event["on"])
        try:
            self.now.take(event)
        except (Refused, Unclear):
            self.is_possible = False

    def steps(self) -> list[str]:
        """Return the steps that make sense now, the commoner ones more than once."""
        now = self.now
        if now.waiting and self.rng.random() < (0.7 if now.has_lapsed else 0.6):
            waits = {"correction": "take_correction", "payment": "take_fee"}
            return [waits[now.waiting], waits[now.waiting], "reply", "withdraw"]
        steps = ["consult", "consult", "consult_body", "extend", "extend", "reply"]
        steps += ["withdraw"] if self.rng.random() < 0.2 else []
        steps += ["take_reasons"] if now.reasons_open else ["ask_reasons"]
        steps += (
            ["end_consultation"] * 3
            if any(not c.answered for c in now.consultations)
            else []
        )
        if not now.waiting:
            steps += ["ask_fee"]
        if not now.waiting or now.asks:
            steps += ["ask_correction"] * (1 if now.asks else 3)
        return steps


def _ask_correction(tale: Tale) -> Json:
    on = tale.day(walk(tale.now.received_on, 7, NATIONAL))
    until = tale.later(on) if tale.rng.random() < 0.4 else None
    return {"on": on.isoformat(), "until": until}


def _take(tale: Tale) -> Json:
    return {"on": tale.day(tale.now.term, tale.now.term).isoformat()}


def _consult(tale: Tale) -> Json:
    on = tale.day(tale.now.due_on())
    return {
        "on": on.isoformat(),
        "party": tale.rng.choice(PARTIES),
        "received_on": tale.later(on),
    }


def _consult_body(tale: Tale) -> Json:
    kind = tale.rng.choice(("co_maker", "co_maker", "other"))
    return {**_consult(tale), "party": tale.rng.choice(ORGANS), "kind": kind}


def _end_consultation(tale: Tale) -> Json:
    asked = [c for c in tale.now.consultations if not c.answered]
    party = tale.rng.choice(asked) if asked else None
    on = tale.day(party.lapse if party else None)
    return {"on": on.isoformat(), "party": party.party if party else PARTIES[0]}


def _extend(tale: Tale) -> Json:
    days = tale.rng.choice((1, 5, 10, 15, 20, 20, 20, 20, 21, 30, 60))
    return {"on": tale.day(tale.now.due_on()).isoformat(), "days": days}


def _ask_fee(tale: Tale) -> Json:
    on = tale.day(tale.now.due_on())
    return {"on": on.isoformat(), "received_on": tale.later(on)}


def _ask_reasons(tale: Tale) -> Json:
    return {"on": tale.day().isoformat()}


def _take_reasons(tale: Tale) -> Json:
    on = tale.day(tale.now.due_on())
    until = tale.later(on, tale.now.due_on()) if tale.rng.random() < 0.7 else None
    return {"on": on.isoformat(), "reasonable": tale.rng.random() < 0.7, "until": until}


def _reply(tale: Tale) -> Json:
    due = tale.now.due_on()
    on = tale.day(due)
    return {
        "on": on.isoformat(),
        "route": tale.rng.choice(("post", "post", "hand", "electronic")),
        "posted_on": tale.later(on, due, due + ONE if due else None),
        "served_on": tale.later(on, due, due + ONE if due else None),
    }


TELLERS: dict[str, Callable[[Tale], Json]] = {
    "ask_correction": _ask_correction,
    "take_correction": _take,
    "consult": _consult,
    "consult_body": _consult_body,
    "end_consultation": _end_consultation,
    "extend": _extend,
    "ask_fee": _ask_fee,
    "take_fee": _take,
    "ask_reasons": _ask_reasons,
    "take_reasons": _take_reasons,
    "reply": _reply,
    "withdraw": _ask_reasons,
}


def history(seed: int) -> Json:
    """Return one payload of ``gongkai clock``; the same seed gives the same history."""
    rng = Random(seed)
    start = _start(rng)
    head, received_on = _head(rng, start)
    if rng.random() < 0.25:
        head["region"] = rng.choice(sorted(LOCAL))
    if received_on is None:
        return {**head, "events": [], **_as_of(rng, start, start)}
    tale = Tale(rng, Replay(NATIONAL, received_on, None), received_on)
    for _ in range(rng.choice((0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8))):
        is_wild = rng.random() < 0.01
        tale.tell(rng.choice(sorted(TELLERS) if is_wild else tale.steps()))
        if not tale.is_possible or (tale.now.final and rng.random() < 0.98):
            break
    told = {**head, "events": tale.events}
    if not tale.is_possible:
        return told
    return {**told, **_as_of(rng, start, tale.last, tale.now)}


def _start(rng: Random) -> date:
    if rng.random() < 0.5:
        return max(EARLIEST, rng.choice(TRICKY) - ONE * rng.randrange(45))
    return EARLIEST + ONE * rng.randrange((date(2029, 12, 31) - EARLIEST).days)


def _head(rng: Random, start: date) -> tuple[Json, date | None]:
    """Return the receipt part of a payload and the day of receipt that follows from it."""
    if rng.random() < 0.5:
        return {"received_on": start.isoformat()}, start
    route = rng.choice(ROUTES)
    clock = (
        rng.choice(EDGES)
        if rng.random() < 0.6
        else time(rng.randrange(24), rng.randrange(60))
    )
    at = datetime.combine(start, clock, CHINA).astimezone(rng.choice(ZONES))
    intake: Json = {"route": route, "submitted_at": at.isoformat()}
    if route == "hand":
        return {"intake": intake}, start
    received = start + ONE * rng.choice((0, 0, 1, 2, 5, 9))
    if route == "signed_mail":
        return {"intake": {**intake, "signed_on": received.isoformat()}}, received
    if rng.random() < 0.2:
        return {"intake": intake}, None
    return {"intake": {**intake, "confirmed_on": received.isoformat()}}, received


def _as_of(rng: Random, first: date, last: date, now: Replay | None = None) -> Json:
    """Return the day the history is looked at from, in half of the cases."""
    if rng.random() < 0.5:
        return {}
    terms = [now.due_on(), now.correct_by, now.pay_by, last] if now else [last]
    terms += [each.lapse for each in now.consultations] if now else []
    near = [day + ONE * off for day in terms if day for off in (-1, 0, 1)]
    day = rng.choice(near) if rng.random() < 0.6 else first + ONE * rng.randrange(120)
    return {"as_of": max(day, first).isoformat()}
