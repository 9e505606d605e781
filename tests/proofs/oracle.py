"""A second reading of the reply clock, naive on purpose and written without ``gongkai.law``.

It knows the contract of ``gongkai clock`` and nothing else, and finds each date by
walking the calendar a day at a time.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.proofs.calendar_days import NATIONAL, PUBLISHED, REGIONAL, reason, walk
from tests.proofs.retelling import (
    HANDLERS,
    INNER,
    Json,
    Refused,
    Replay,
    Unclear,
    a_day,
    days_between,
    optional,
)

__all__ = ["INNER", "Refused", "Unclear", "read"]


def read(payload: Mapping[str, Any]) -> Json:
    """Return what ``gongkai clock`` must answer, with dates as ISO text and no ``source`` of a breach.

    :raises Refused: the history cannot have happened.
    :raises Unclear: the contract leaves the answer open.
    """
    as_of = optional(payload.get("as_of"))
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
        received: date | None = a_day(payload["received_on"])
        if as_of and received and as_of < received:
            raise Refused("as_of before the receipt")
        return received, None
    intake = payload["intake"]
    at = datetime.fromisoformat(intake["submitted_at"])
    if at.tzinfo is None:
        raise Refused("a time without its zone")
    submitted = a_day((at.astimezone(UTC) + timedelta(hours=8)).date().isoformat())
    if as_of and as_of < submitted:
        raise Refused("as_of before the submission")
    received = {
        "hand": submitted,
        "signed_mail": optional(intake.get("signed_on")),
    }.get(intake["route"], optional(intake.get("confirmed_on")))
    if received and received < submitted:
        raise Refused("received before it was submitted")
    return (None if received and as_of and received > as_of else received), submitted


def _seen(event: Mapping[str, Any], as_of: date | None) -> Json:
    """Return the event as known on ``as_of``: empty when it had not happened yet."""
    if as_of and a_day(event["on"]) > as_of:
        return {}
    return {
        key: None
        if key in INNER and value and as_of and a_day(value) > as_of
        else value
        for key, value in event.items()
    }


def _check_order(events: list[Json], received_on: date) -> None:
    before = received_on
    for event in events:
        if event:
            if a_day(event["on"]) < before or event["step"] not in HANDLERS:
                raise Refused("out of order or unknown")
            before = a_day(event["on"])


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
        due or as_of,
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
    for day in days_between(now.day0, last or now.day0):
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


def _text(answer: Json) -> Json:
    """Return ``answer`` with every date as ISO text."""
    return {key: _plain(value) for key, value in answer.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [{key: _plain(inner) for key, inner in each.items()} for each in value]
    return value
