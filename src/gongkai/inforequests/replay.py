"""A request and its events, read through the clock of the law.

Rows that only complete an earlier event (the day a letter was posted, served
or received) are merged into it, so that the clock sees one event an act.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from gongkai.inforequests.models import Event, InfoRequest
from gongkai.law.clock import Reading, read
from gongkai.law.days import statutory_day
from gongkai.law.gazette import regions

BESIDE_THE_CLOCK = frozenset({"receive", "confirm", "close"})
COMPLETING = frozenset({"serve", "deliver"})
INNER_DAYS = ("received_on", "posted_on", "served_on")


def payload(
    info_request: InfoRequest, events: Iterable[Event], *, as_of: date | None = None
) -> dict[str, Any]:
    """Return what ``gongkai clock`` would be given for these events, as JSON values."""
    told: dict[str, Any] = {"intake": _intake(info_request), "events": _events(events)}
    if region := region_of(info_request):
        told["region"] = region
    if as_of:
        told["as_of"] = as_of.isoformat()
    return told


def reading(
    info_request: InfoRequest,
    events: Iterable[Event] | None = None,
    *,
    as_of: date | None = None,
) -> Reading:
    """Return how the request stands on ``as_of``, or on the last day its history names.

    :raises LawError: the history is one the law does not allow.
    """
    history = list(info_request.events.all() if events is None else events)
    known = last_day(info_request, history)
    day = max(known, as_of) if as_of else known
    return read_as_of(info_request, history, day)


def read_as_of(
    info_request: InfoRequest, events: Iterable[Event], day: date
) -> Reading:
    """Return how the request stood at the end of ``day``, whatever came later.

    :raises LawError: the history is one the law does not allow.
    """
    return read(payload(info_request, events, as_of=day))


def implied(reading: Reading) -> dict[str, Any]:
    """Return the stored fields that must equal the replay, with the values it gives."""
    return {
        "received_on": reading.received_on,
        "state": reading.state.value,
        "due_on": reading.due_on,
        "alarm_due_on": reading.alarm_due_on,
        "correct_by": reading.correct_by,
        "pay_by": reading.pay_by,
        "provisional": reading.provisional,
        "in_time": reading.in_time,
    }


def differences(info_request: InfoRequest) -> dict[str, tuple[Any, Any]]:
    """Return each stored field that the replay contradicts: what is stored, what should be."""
    return {
        name: (getattr(info_request, name), value)
        for name, value in implied(reading(info_request)).items()
        if getattr(info_request, name) != value
    }


def is_extended(
    info_request: InfoRequest, events: Iterable[Event], *, as_of: date
) -> bool:
    """Return whether the running clock has been extended, so that another extension adds nothing.

    The clock itself is asked: would an extension now be a repeated one (条例 §33.2)?

    :raises LawError: the history is one the law does not allow, or no longer extends.
    """
    history = list(events)
    day = max(last_day(info_request, history), as_of)
    again = Event(
        seq=max((event.seq for event in history), default=0) + 1,
        step="extend",
        on=day,
        data={"days": 1},
    )
    return _repeated(read_as_of(info_request, [*history, again], day)) > _repeated(
        read_as_of(info_request, history, day)
    )


def _repeated(reading: Reading) -> int:
    return sum(breach.code == "extension_repeated" for breach in reading.breaches)


def last_day(info_request: InfoRequest, events: Iterable[Event]) -> date:
    """Return the latest day that the intake or any event names as having come."""
    days = [statutory_day(info_request.submitted_at)]
    days += [day for day in (info_request.signed_on, info_request.confirmed_on) if day]
    for event in events:
        if event.step in BESIDE_THE_CLOCK:
            continue
        days.append(event.on)
        days += [
            date.fromisoformat(event.data[name])
            for name in INNER_DAYS
            if name in event.data
        ]
    return max(days)


def region_of(info_request: InfoRequest) -> str:
    """Return the region whose own holidays the body keeps, or an empty string."""
    body = info_request.body
    region = body.region or body.county.region
    return region if region in regions() else ""


def _intake(info_request: InfoRequest) -> dict[str, str]:
    told = {
        "route": info_request.route,
        "submitted_at": info_request.submitted_at.isoformat(),
    }
    for name in ("signed_on", "confirmed_on"):
        if day := getattr(info_request, name):
            told[name] = day.isoformat()
    return told


def _events(events: Iterable[Event]) -> list[dict[str, Any]]:
    told: dict[int, dict[str, Any]] = {}
    for event in events:
        if event.step in BESIDE_THE_CLOCK:
            continue
        if event.step in COMPLETING:
            told[event.data["of"]] |= {k: v for k, v in event.data.items() if k != "of"}
        else:
            told[event.seq] = {
                "step": event.step,
                "on": event.on.isoformat(),
                **event.data,
            }
    return list(told.values())
