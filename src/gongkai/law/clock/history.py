"""What happened to a request, read from the JSON contract into typed events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gongkai.law.clock.fields import details
from gongkai.law.days import statutory_day
from gongkai.law.errors import BadHistory
from gongkai.law.intake import IntakeRoute, received_on
from gongkai.law.payload import (
    choice,
    mapping,
    optional_day,
    optional_moment,
    required_day,
)
from gongkai.law.procedure import STEPS, Effect, Step

_ROUTES = tuple(str(route.value) for route in IntakeRoute)


@dataclass(frozen=True, slots=True)
class Event:
    """One step on one day, with the fields that belong to it."""

    step: Step
    on: date
    details: Mapping[str, Any]

    def day(self, key: str) -> date | None:
        """Return the day noted under ``key``, if it is."""
        found: date | None = self.details.get(key)
        return found


@dataclass(frozen=True, slots=True)
class History:
    """Everything the clock is told: receipt, events in order, region, day of evaluation."""

    received_on: date | None
    submitted_on: date | None
    route: IntakeRoute | None
    region: str | None
    as_of: date | None
    events: tuple[Event, ...]


def parse(payload: Mapping[str, Any]) -> History:
    """Return the history in ``payload`` as seen on its ``as_of``.

    The whole input must be sound, what lies after ``as_of`` too; then that is left out.

    :raises BadHistory: a field is missing, malformed, unknown or out of order.
    """
    payload = mapping("输入", payload)
    as_of = optional_day(payload, "as_of", "截止日期")
    intake = _received(payload)
    events = _events(payload.get("events"))
    _require_order(intake.received_on, events)
    history = replace(intake, region=_region(payload), as_of=as_of, events=events)
    return history if as_of is None else _seen(history, as_of)


def _received(payload: Mapping[str, Any]) -> History:
    given = payload.get("received_on") is not None
    if given == (payload.get("intake") is not None):
        raise BadHistory(
            "受理信息 received_on/intake",
            "两项都有" if given else "两项都缺",
            "请在收到日期 received_on 与来件信息 intake 中填写且只填写一项",
        )
    if given:
        day = required_day(payload, "received_on", "收到日期")
        return History(day, None, None, None, None, ())
    return _from_intake(mapping("来件信息 intake", payload["intake"]))


def _from_intake(intake: Mapping[str, Any]) -> History:
    route = IntakeRoute(choice(intake, "route", "来件方式", _ROUTES))
    submitted_at = optional_moment(intake, "submitted_at", "提交时间")
    signed_on = optional_day(intake, "signed_on", "签收日期")
    confirmed_on = optional_day(intake, "confirmed_on", "确认日期")
    day = received_on(route, submitted_at, signed_on, confirmed_on)
    submitted = None if submitted_at is None else statutory_day(submitted_at)
    return History(day, submitted, route, None, None, ())


def _region(payload: Mapping[str, Any]) -> str | None:
    region = payload.get("region")
    if region is not None and not isinstance(region, str):
        raise BadHistory("地区 region", region, "请填写地区名称或代码，例如 黔东南")
    return region


def _events(rows: object) -> tuple[Event, ...]:
    if rows is None:
        return ()
    if not isinstance(rows, list | tuple):
        raise BadHistory("经过 events", rows, "应为数组，请用方括号逐项列出")
    return tuple(_event(number, row) for number, row in enumerate(rows, start=1))


def _event(number: int, row: object) -> Event:
    fields = mapping(f"第 {number} 项经过", row)
    name = fields.get("step")
    step = STEPS.get(name) if isinstance(name, str) else None
    if step is None or step.clock is Effect.NONE:
        known = "、".join(
            known for known, row in STEPS.items() if row.clock is not Effect.NONE
        )
        raise BadHistory(f"第 {number} 项步骤 step", name, f"请填写 {known} 之一")
    on = required_day(fields, "on", f"第 {number} 项“{step.label}”的日期")
    return Event(step, on, details(step, on, fields))


def _require_order(received: date | None, events: tuple[Event, ...]) -> None:
    if events and received is None:
        raise BadHistory(
            "收到日期 received_on",
            "（未定）",
            "收到日期确定之前不能有办理经过，请先补上签收或确认日期",
        )
    earlier = received
    for event in events:
        if earlier is not None and event.on < earlier:
            raise BadHistory(
                f"“{event.step.label}”的日期 on",
                event.on,
                f"早于上一步的 {earlier}，请按先后顺序填写",
            )
        earlier = event.on


def _seen(history: History, as_of: date) -> History:
    """Return what was known at the end of ``as_of``."""
    start = history.submitted_on if history.route else history.received_on
    if start is not None and as_of < start:
        raise BadHistory(
            "截止日期 as_of", as_of, f"不能早于申请提交或收到之日 {start}，请改晚"
        )
    received = history.received_on
    return replace(
        history,
        received_on=received if received is not None and received <= as_of else None,
        events=tuple(
            replace(
                event,
                details={
                    key: None
                    if key in _FACTS and value is not None and value > as_of
                    else value
                    for key, value in event.details.items()
                },
            )
            for event in history.events
            if event.on <= as_of
        ),
    )


_FACTS = frozenset({"received_on", "posted_on", "served_on"})
"""Days on which something happens; a term (``until``) is known from the start."""
