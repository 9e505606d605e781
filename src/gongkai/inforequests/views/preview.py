"""What a decision will mean, shown before it is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.inforequests import replay, wording
from gongkai.inforequests.errors import Obstructed
from gongkai.inforequests.models import InfoRequest
from gongkai.inforequests.obstacles import obstacle
from gongkai.law.bodykinds import BodyKind
from gongkai.law.outcomes import Outcome
from gongkai.law.periods import RECONSIDERATION_FIRST
from gongkai.law.remedies import remedies_for
from gongkai.law.requesters import RequesterKind


@dataclass(frozen=True, slots=True)
class Preview:
    """The outcome, the cell of the report, the remedy paragraph, and whether it is late."""

    outcome: Outcome
    decided_on: date
    basis: str
    cell: str
    remedy: str
    warning: str


def of(info_request: InfoRequest, step: str, given: Mapping[str, Any]) -> Preview:
    """Return what the step would mean.

    :raises Obstructed: the outcome presupposes a step that was not taken.
    """
    outcome = (
        Outcome.OTHER if step == "withdraw" else Outcome.from_key(given["outcome"])
    )
    day: date = given["on"]
    if step == "reply":
        history = list(info_request.events.order_by("seq"))
        before = replay.reading(info_request, history, as_of=day)
        if why := obstacle(outcome, history, before):
            raise Obstructed(why, field="outcome")
    return Preview(
        outcome=outcome,
        decided_on=day,
        basis="、".join(map(str, outcome.basis)),
        cell=cell_of(info_request, outcome, day),
        remedy=remedy_of(info_request, outcome, day),
        warning=_warning(info_request, day),
    )


def cell_of(info_request: InfoRequest, outcome: Outcome, day: date) -> str:
    """Return the cell of table three the decision counts in, in words."""
    kind = RequesterKind(info_request.requester_kind)
    return wording.cell_name(outcome, kind.label, day.year)


def remedy_of(info_request: InfoRequest, outcome: Outcome, day: date) -> str:
    """Return the remedy paragraph of the decision, empty where it has none."""
    body = info_request.body
    named = body.parent.name if body.parent and RECONSIDERATION_FIRST.on(day) else None
    return remedies_for(
        outcome, day, BodyKind(body.kind), info_request.served_on, reviewer=named
    ).paragraph


def _warning(info_request: InfoRequest, day: date) -> str:
    if info_request.due_on is None or day <= info_request.due_on:
        return ""
    return (
        f"作出日期{day:%Y年%-m月%-d日}已超过答复期限{info_request.due_on:%Y年%-m月%-d日}，"
        "本件将记为逾期答复。请核对日期。"
    )
