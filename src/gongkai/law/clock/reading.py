"""What the clock shows: every answer of the contract, computed in one replay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.law.clock.explanation import Day, explain
from gongkai.law.clock.history import History, parse
from gongkai.law.clock.run import Breach, Lapse, Run
from gongkai.law.clock.steps import take
from gongkai.law.errors import StepNotAllowed
from gongkai.law.intake import IntakeRoute
from gongkai.law.periods import REPLY_DAYS
from gongkai.law.policies import in_order
from gongkai.law.procedure import State
from gongkai.law.service import ServiceRoute
from gongkai.law.sources import OGI
from gongkai.law.workdays import Workdays, national, regional


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a request stands; days are calendar dates, ``None`` where there is none."""

    received_on: date | None
    due_on: date | None
    state: State
    provisional: bool
    regional_due_on: date | None
    alarm_due_on: date | None
    correct_by: date | None
    pay_by: date | None
    lapses: tuple[Lapse, ...]
    in_time: bool | None
    breaches: tuple[Breach, ...]
    days: tuple[Day, ...]
    policies: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the JSON object ``gongkai clock`` prints: every key, dates as text."""
        return {
            "received_on": _text(self.received_on),
            "due_on": _text(self.due_on),
            "state": self.state.value,
            "provisional": self.provisional,
            "regional_due_on": _text(self.regional_due_on),
            "alarm_due_on": _text(self.alarm_due_on),
            "correct_by": _text(self.correct_by),
            "pay_by": _text(self.pay_by),
            "lapses": [
                {"party": lapse.party, "on": _text(lapse.on), "effect": lapse.effect}
                for lapse in self.lapses
            ],
            "in_time": self.in_time,
            "breaches": [
                {"code": breach.code, "on": _text(breach.on), "source": breach.source}
                for breach in self.breaches
            ],
            "days": [
                {
                    "on": _text(day.on),
                    "counted": day.counted,
                    "number": day.number,
                    "reason": day.reason.value,
                }
                for day in self.days
            ],
            "policies": list(self.policies),
        }


def read(payload: Mapping[str, Any]) -> Reading:
    """Return the reading of the history in ``payload`` (the contract of ``gongkai clock``).

    Source: 《条例》第三十条至第三十五条; what the text leaves open is named in ``policies``.

    :raises BadHistory: a value is missing, malformed, too early or out of order.
    :raises StepNotAllowed: an event cannot follow the ones before it.
    :raises NotGazetted: a deadline lies beyond the calendar.
    """
    history = parse(payload)
    calendar = national()
    local = regional(history.region) if history.region else None
    if history.received_on is None:
        return _unconfirmed(history, calendar, local)
    return _started(history, history.received_on, calendar, local)


def _replay(history: History, received: date, calendar: Workdays) -> Run:
    run = Run(calendar, received, received)
    for event in history.events:
        take(run, event)
    if history.as_of is not None:
        run.pass_time(history.as_of)
    return run


def _started(
    history: History, received: date, calendar: Workdays, local: Workdays | None
) -> Reading:
    run = _replay(history, received, calendar)
    due = run.due()
    regional_due = _regional_due(history, received, local)
    lapses = _lapses(run, history.as_of)
    in_time = _in_time(run, due)
    rests_on = (
        run.day0,
        due,
        regional_due,
        run.correct_by,
        run.pay_by,
        due or history.as_of,
        *(one.lapse for one in run.asked),
    )
    provisional = _is_provisional(calendar, rests_on)
    return Reading(
        received_on=received,
        due_on=due,
        state=run.state(history.as_of),
        provisional=provisional,
        regional_due_on=regional_due,
        alarm_due_on=_earlier(due, regional_due),
        correct_by=run.correct_by,
        pay_by=run.pay_by,
        lapses=lapses,
        in_time=in_time,
        breaches=tuple(run.breaches),
        days=explain(run, due or history.as_of, local),
        policies=_policies(history, run.policies, provisional),
    )


def _unconfirmed(
    history: History, calendar: Workdays, local: Workdays | None
) -> Reading:
    """Return the reading while the day of receipt is not fixed: an alarm at most."""
    submitted = history.submitted_on if history.route is IntakeRoute.ONLINE else None
    alarm = _reply_due(submitted, calendar)
    provisional = _is_provisional(calendar, (alarm,))
    used = {"unconfirmed_online_alarm"} if alarm else set()
    return Reading(
        received_on=None,
        due_on=None,
        state=State.AWAITING_CONFIRMATION,
        provisional=provisional,
        regional_due_on=None,
        alarm_due_on=_earlier(alarm, _reply_due(submitted, local)),
        correct_by=None,
        pay_by=None,
        lapses=(),
        in_time=None,
        breaches=(),
        days=(),
        policies=_policies(history, used, provisional),
    )


def _reply_due(start: date | None, calendar: Workdays | None) -> date | None:
    if start is None or calendar is None:
        return None
    return calendar.add(start, REPLY_DAYS.on(start))


def _regional_due(
    history: History, received: date, local: Workdays | None
) -> date | None:
    """Return the deadline under the regional calendar alone; faults are judged nationally."""
    if local is None:
        return None
    try:
        return _replay(history, received, local).due()
    except StepNotAllowed:
        return None


def _lapses(run: Run, as_of: date | None) -> tuple[Lapse, ...]:
    silent = [
        Lapse(one.party, one.lapse, one.effect)
        for one in run.asked
        if one.lapse is not None and one.has_lapsed(as_of)
    ]
    return tuple(sorted((*run.lapses, *silent), key=lambda lapse: lapse.on))


def _in_time(run: Run, due: date | None) -> bool | None:
    """Return whether the reply went out in time; note the breach if it did not."""
    if run.reply is None:
        return None
    route = ServiceRoute(run.reply.details["route"])
    if route is ServiceRoute.ELECTRONIC:
        run.policies.add("electronic_service_day")
    out = run.reply.day(route.decisive)
    if out is None:
        return None
    if due is None or out <= due:
        return True
    run.blame("reply_late", out, OGI["33.2"])
    return False


def _is_provisional(calendar: Workdays, days: Iterable[date | None]) -> bool:
    return any(day is not None and calendar.is_provisional(day) for day in days)


def _policies(history: History, used: set[str], provisional: bool) -> tuple[str, ...]:
    named = set(used)
    if history.region:
        named.add("regional_earlier_deadline")
    if provisional:
        named.add("provisional_year")
    if history.route is IntakeRoute.SIGNED_MAIL and history.received_on:
        named.add("gatehouse_signature")
    return in_order(named)


def _earlier(due: date | None, other: date | None) -> date | None:
    return due if due is None or other is None else min(due, other)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
