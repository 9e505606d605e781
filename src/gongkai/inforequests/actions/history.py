"""The one way an event enters a request's history: state, event and trail together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from gongkai.bodies.models import Staff
from gongkai.inforequests import replay
from gongkai.inforequests.errors import Overtaken, RequestRefused
from gongkai.inforequests.models import Event, InfoRequest
from gongkai.law.days import statutory_day
from gongkai.trail.actions import record
from gongkai.trail.kinds import Kind


@dataclass(frozen=True, slots=True)
class Act:
    """What one event does: the step, its day, what the clock and the file keep of it."""

    step: str
    on: date
    actor: Staff
    at: datetime
    kind: Kind
    data: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    told: Mapping[str, Any] = field(default_factory=dict)
    """What the trail entry says besides the number; nothing about the requester."""


def fresh(info_request: InfoRequest, *, expected_seq: int) -> InfoRequest:
    """Return the request as it is now, if nothing happened since ``expected_seq``.

    :raises Overtaken: somebody else has moved it.
    """
    now = InfoRequest.objects.select_related("body__parent").get(pk=info_request.pk)
    if now.version != expected_seq:
        raise Overtaken
    return now


def refuse_future(day: date, at: datetime, *, field: str, label: str) -> None:
    """Refuse a day that has not come yet.

    :raises RequestRefused: ``day`` lies after the statutory day of ``at``.
    """
    today = statutory_day(at)
    if day > today:
        raise RequestRefused(
            f"{label}{day:%Y-%m-%d}晚于今天{today:%Y-%m-%d}。请填写已经发生的日期。",
            field=field,
        )


def append(info_request: InfoRequest, act: Act, **changes: Any) -> InfoRequest:
    """Append ``act`` to the history and return the request as it stands after it.

    ``changes`` are stored fields besides those the replay implies. Call inside a
    transaction, with a request just read in it.

    :raises Overtaken: somebody else was faster.
    :raises LawError: the law does not allow the step here.
    """
    event = Event(
        request=info_request,
        seq=info_request.version + 1,
        step=act.step,
        on=act.on,
        data=dict(act.data),
        facts=dict(act.facts),
        actor=act.actor,
        at=act.at,
    )
    for name, value in changes.items():
        setattr(info_request, name, value)
    after = replay.reading(info_request, [*_history(info_request), event])
    stored = {**changes, **replay.implied(after), "version": event.seq}
    moved = InfoRequest.objects.filter(
        pk=info_request.pk, version=info_request.version
    ).update(**stored)
    if moved != 1:
        raise Overtaken
    event.save(force_insert=True)
    record(
        kind=act.kind,
        actor=act.actor.username,
        body=info_request.body.code,
        subject=str(info_request.uuid),
        data={"number": info_request.number, "on": act.on.isoformat(), **act.told},
        at=act.at,
    )
    for name, value in stored.items():
        setattr(info_request, name, value)
    return info_request


def _history(info_request: InfoRequest) -> Sequence[Event]:
    return list(info_request.events.order_by("seq"))
