"""Checks of table three that need the records themselves (law.md §2.6, T3-5 and T3-6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.annual.report import Finding, Severity
from gongkai.bodies.models import PublicBody
from gongkai.inforequests import replay
from gongkai.inforequests.counting import TOTAL, Counts, counts
from gongkai.inforequests.models import Event, InfoRequest
from gongkai.inforequests.obstacles import PRESUPPOSED
from gongkai.law.outcomes import Outcome
from gongkai.law.procedure import STEPS

PENDING_DAYS = 56
"""Natural days after which an undecided request is looked at: forty working days, the
term with its longest extension, are never fewer; suspensions are left to the replay."""


def record_findings(
    body: PublicBody, year: int, *, until: date | None = None
) -> tuple[Finding, ...]:
    """Return what the requests of the year contradict: T3-6 first, then T3-5."""
    counted = counts(body, year, until=until)
    return (*_without_their_step(counted), *_pending_too_long(counted))


def _without_their_step(counted: Counts) -> Iterator[Finding]:
    for outcome, steps in PRESUPPOSED.items():
        decided = counted.cells[outcome.key, TOTAL]
        if not decided:
            continue
        with_step = Event.objects.filter(step__in=steps).values("request")
        bare = counted.records(outcome.key, TOTAL).exclude(pk__in=with_step)
        numbers = list(bare.values_list("number", flat=True))
        if numbers:
            yield Finding(
                rule="T3-6",
                severity=Severity.ERROR,
                table="requests",
                row=outcome.key,
                column=TOTAL,
                found=decided,
                expected=decided - len(numbers),
                message=_bare_message(outcome, steps, numbers),
            )


def _bare_message(outcome: Outcome, steps: tuple[str, ...], numbers: list[str]) -> str:
    names = "或".join(f"“{STEPS[step].label}”" for step in steps)
    return (
        f"表三“{outcome.label}”有{len(numbers)}件没有{names}的记录："
        f"{_listed(numbers)}。请补登该步骤，或核对办理结果。"
    )


def _pending_too_long(counted: Counts) -> Iterator[Finding]:
    late = [
        info_request.number
        for info_request in _old_and_undecided(counted)
        if _due_before(info_request, counted.end)
    ]
    if late:
        yield Finding(
            rule="T3-5",
            severity=Severity.WARN,
            table="requests",
            row="carried_out",
            column=TOTAL,
            found=counted.cells["carried_out", TOTAL],
            expected=counted.cells["carried_out", TOTAL] - len(late),
            message=(
                f"结转下年度的申请中有{len(late)}件在{counted.end:%Y年%-m月%-d日}前已过答复期限："
                f"{_listed(late)}。请核对是否漏登办理结果，或说明逾期原因。"
            ),
        )


def _old_and_undecided(counted: Counts) -> list[InfoRequest]:
    oldest = counted.end - timedelta(days=PENDING_DAYS)
    return list(
        counted.records("carried_out", TOTAL)
        .filter(received_on__lt=oldest)
        .select_related("body__parent")
        .prefetch_related("events")
    )


def _due_before(info_request: InfoRequest, end: date) -> bool:
    """Return whether the last day for a reply, as known on ``end``, lay before it."""
    then = [event for event in info_request.events.all() if event.on <= end]
    due_on = replay.read_as_of(info_request, then, end).due_on
    return due_on is not None and due_on < end


def _listed(numbers: list[str], most: int = 10) -> str:
    more = f"等{len(numbers)}件" if len(numbers) > most else ""
    return "、".join(numbers[:most]) + more
