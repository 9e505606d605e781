"""Builders that reach a state by walking the procedure, so that every history is true."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import count
from typing import Any

from gongkai.bodies.models import PublicBody, Staff
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make as people
from gongkai.inforequests import actions
from gongkai.inforequests.models import InfoRequest
from gongkai.law.days import SHANGHAI
from gongkai.law.intake import IntakeRoute
from gongkai.law.requesters import RequesterKind
from gongkai.law.workdays import national

MONDAY = date(2024, 3, 4)
LATER = datetime(2026, 6, 1, 9, 0, tzinfo=SHANGHAI)
numbers = count(1)

DEFAULTS: dict[str, dict[str, Any]] = {
    "ask_correction": {"items": "请写明所需文件的名称"},
    "consult": {"party": "云岭砂石有限公司"},
    "consult_body": {"party": "云岭县水利局", "kind": "other"},
    "end_consultation": {"party": "云岭砂石有限公司", "answer": "agree"},
    "extend": {"days": 20, "reason": "需要检索多年档案", "approver": "龙某"},
    "ask_fee": {"method": "page", "quantity": 101},
    "take_fee": {"receipt_number": "财〔2024〕1号"},
    "ask_reasons": {"grounds": "同月提出同类申请数十件"},
    "take_reasons": {"reasonable": False},
    "withdraw": {"reason": "申请人已从网站取得"},
    "reply": {"route": "hand", "outcome": "granted", "summary": "提供复制件"},
}


def noon(day: date) -> datetime:
    """Return midday of ``day`` in Beijing time."""
    return datetime.combine(day, time(12), SHANGHAI)


def handler(body: PublicBody | None = None) -> Staff:
    """Add a request handler to ``body``, or to a body of their own."""
    return people.staff(Role.REQUEST_HANDLER, body=body)


def received(
    *,
    actor: Staff | None = None,
    body: PublicBody | None = None,
    on: date = MONDAY,
    kind: RequesterKind = RequesterKind.PERSON,
    route: IntakeRoute = IntakeRoute.HAND,
    **given: Any,
) -> InfoRequest:
    """Receive a request on ``on``."""
    actor = actor or handler(body)
    given.setdefault("identity_number", f"52262719000101{next(numbers):04}")
    given.setdefault("subject", "2023年度部门决算")
    return actions.receive(
        body=body or actor.body,
        actor=actor,
        route=route,
        submitted_at=given.pop("submitted_at", noon(on)),
        requester_kind=kind,
        requester_name=given.pop("requester_name", "申请人甲"),
        contact=given.pop("contact", "000-0000000"),
        at=given.pop("at", LATER),
        **given,
    )


def info_request(
    *steps: str | tuple[str, dict[str, Any]],
    on: date = MONDAY,
    actor: Staff | None = None,
    apart: int = 1,
    **given: Any,
) -> InfoRequest:
    """Receive a request and walk it through ``steps``, ``apart`` working days between them."""
    actor = actor or handler(given.get("body"))
    made = received(actor=actor, on=on, **given)
    day = on
    for step in steps:
        name, details = step if isinstance(step, tuple) else (step, {})
        day = details.get("on") or national().add(day, apart)
        made = advance(made, name, actor=actor, **{**details, "on": day})
    return made


def advance(
    made: InfoRequest, step: str, *, actor: Staff, on: date, **details: Any
) -> InfoRequest:
    """Take one step with the usual details, seen as it stands."""
    return actions.advance(
        info_request=made,
        step=step,
        on=on,
        actor=actor,
        expected_seq=made.version,
        at=LATER,
        **{**DEFAULTS.get(step, {}), **details},
    )
