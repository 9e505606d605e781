"""A request moves through the procedure of the law, one declared step at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from gongkai.bodies.models import Staff
from gongkai.inforequests import fields, replay
from gongkai.inforequests.actions import money
from gongkai.inforequests.actions.history import Act, append, fresh, refuse_future
from gongkai.inforequests.entries import ADVANCED, COMPLETED
from gongkai.inforequests.errors import Obstructed, RequestRefused
from gongkai.inforequests.models import Event, InfoRequest
from gongkai.inforequests.obstacles import obstacle
from gongkai.law.outcomes import Outcome
from gongkai.law.procedure import STEPS, Effect, State
from gongkai.trail import moment

SERVICE = ("posted_on", "served_on")
DELIVERED = ("consult", "consult_body", "ask_fee")


@dataclass(frozen=True, slots=True)
class Moving:
    """A step about to be taken, as the further rules of that step see it."""

    info_request: InfoRequest
    on: date
    data: dict[str, Any]
    facts: dict[str, Any]


def advance(
    *,
    info_request: InfoRequest,
    step: str,
    on: date,
    actor: Staff,
    expected_seq: int,
    at: datetime | None = None,
    **details: Any,
) -> InfoRequest:
    """Take ``step`` on ``on`` and return the request as it stands after it.

    ``details`` are the fields of ``fields.FIELDS[step]``. ``expected_seq`` is the
    number of the last event the officer saw.

    :raises Overtaken: somebody else has moved the request since.
    :raises Obstructed: the outcome presupposes a step that was not taken.
    :raises RequestRefused: a field is missing, or the request is closed.
    :raises LawError: the law does not allow the step here, or not on that day.
    """
    at = at or moment.now()
    refuse_future(on, at, field="on", label="日期")
    for name in fields.INNER:
        if isinstance(day := details.get(name), date):
            refuse_future(day, at, field=name, label=fields.LABELS[name])
    declared = _declared(step)
    data, facts = fields.split(step, details)
    with transaction.atomic():
        now = fresh(info_request, expected_seq=expected_seq)
        _refuse_closed(now)
        moving = Moving(now, on, data, facts)
        changes = CONSEQUENCES[step](moving) if step in CONSEQUENCES else {}
        told = {"step": declared.label, **_told(facts)}
        act = Act(
            step, on, actor, at, ADVANCED, data=data, facts=moving.facts, told=told
        )
        return append(now, act, **changes)


def serve(
    *,
    info_request: InfoRequest,
    actor: Staff,
    expected_seq: int,
    posted_on: date | None = None,
    served_on: date | None = None,
    at: datetime | None = None,
) -> InfoRequest:
    """Record when the reply was posted or reached the requester, which decides whether it was in time.

    Source: 国办公开办函〔2015〕235号.

    :raises Overtaken: somebody else has moved the request.
    :raises RequestRefused: there is no reply yet, no day is given, or it is recorded already.
    """
    days = {
        name: day
        for name, day in zip(SERVICE, (posted_on, served_on), strict=True)
        if day
    }
    at = at or moment.now()
    if not days:
        raise RequestRefused("请填写交邮日期或送达日期。", field="served_on")
    with transaction.atomic():
        now = fresh(info_request, expected_seq=expected_seq)
        _refuse_closed(now)
        reply = now.events.filter(step="reply").first()
        if reply is None:
            raise RequestRefused("本件尚未答复，不能登记送达。请先作出答复。")
        for name in days:
            if getattr(now, name):
                raise RequestRefused(
                    f"{fields.LABELS[name]}已经登记，不能改写。", field=name
                )
        return _complete(now, reply, "serve", days, actor, at, **days)


def deliver(
    *,
    info_request: InfoRequest,
    of: int,
    received_on: date,
    actor: Staff,
    expected_seq: int,
    at: datetime | None = None,
) -> InfoRequest:
    """Record the day a consultation letter or a fee notice reached the other side.

    ``of`` is the number of the event that sent it; its own term runs from that day
    (条例 §32, §34; 国办函〔2020〕109号).

    :raises Overtaken: somebody else has moved the request.
    :raises RequestRefused: the event sends nothing, or its day is recorded already.
    """
    at = at or moment.now()
    with transaction.atomic():
        now = fresh(info_request, expected_seq=expected_seq)
        _refuse_closed(now)
        sent = now.events.filter(seq=of, step__in=DELIVERED).first()
        if sent is None:
            raise RequestRefused("所选的事件没有需要登记收到日期的文书。", field="of")
        known = now.events.filter(step="deliver", data__of=of).exists()
        if known or "received_on" in sent.data:
            raise RequestRefused(
                "对方收到日期已经登记，不能改写。", field="received_on"
            )
        return _complete(now, sent, "deliver", {"received_on": received_on}, actor, at)


def _complete(
    now: InfoRequest,
    of: Event,
    step: str,
    days: Mapping[str, date],
    actor: Staff,
    at: datetime,
    **changes: Any,
) -> InfoRequest:
    for name, day in days.items():
        refuse_future(day, at, field=name, label=fields.LABELS[name])
        if day < of.on:
            raise RequestRefused(
                f"{fields.LABELS[name]}{day}早于文书作出之日{of.on}，请核对。",
                field=name,
            )
    data = {"of": of.seq, **{name: day.isoformat() for name, day in days.items()}}
    what = "、".join(f"{fields.LABELS[name]}{day}" for name, day in days.items())
    act = Act(
        step, max(days.values()), actor, at, COMPLETED, data=data, told={"what": what}
    )
    return append(now, act, **changes)


def _declared(step: str) -> Any:
    declared = STEPS.get(step)
    if declared is None or declared.clock is Effect.NONE or step not in fields.FIELDS:
        raise RequestRefused(
            f"没有“{step}”这一步骤，请从页面列出的步骤中选择。", field="step"
        )
    return declared


def _refuse_closed(now: InfoRequest) -> None:
    if now.closed_on:
        raise RequestRefused(f"本件已于{now.closed_on:%Y-%m-%d}办结归档，不能再办理。")
    if now.state == State.AWAITING_CONFIRMATION.value:
        raise RequestRefused("本件尚未与申请人双方确认收到，请先登记确认日期。")


def _told(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts that may stand in the trail: none that a requester wrote."""
    return {
        name: facts[name] for name in ("outcome", "approver", "yuan") if name in facts
    }


def _reply(moving: Moving) -> dict[str, Any]:
    outcome = Outcome.from_key(moving.facts["outcome"])
    now = moving.info_request
    history = list(now.events.order_by("seq"))
    before = replay.reading(now, history, as_of=moving.on)
    if why := obstacle(outcome, history, before):
        raise Obstructed(why, field="outcome")
    days = {
        name: date.fromisoformat(moving.data[name])
        for name in SERVICE
        if name in moving.data
    }
    return {"outcome": outcome.key, "decided_on": moving.on, **days}


def _withdraw(moving: Moving) -> dict[str, Any]:
    return {"outcome": Outcome.OTHER.key, "decided_on": moving.on}


CONSEQUENCES: Mapping[str, Callable[[Moving], dict[str, Any]]] = {
    "reply": _reply,
    "withdraw": _withdraw,
    "ask_fee": lambda moving: money.asked(moving.info_request, moving.facts),
    "take_fee": lambda moving: money.taken(
        moving.info_request, moving.facts, moving.on
    ),
}
