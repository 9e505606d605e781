"""One request: its history, its clock day by day, and the steps open now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.inforequests import queries, replay, wording
from gongkai.inforequests.models import Event, InfoRequest
from gongkai.inforequests.views import preview
from gongkai.inforequests.views.steps import permission_of, undelivered
from gongkai.law.clock import Reading
from gongkai.law.outcomes import Outcome
from gongkai.law.policies import POLICIES
from gongkai.law.procedure import State, steps_from
from gongkai.trail import moment

MAIN = (
    "confirm",
    "deliver",
    "take_correction",
    "end_consultation",
    "take_fee",
    "take_reasons",
    "serve",
    "close",
    "reply",
)
"""The steps that usually come next, the likeliest first; one of them is offered first."""


@dataclass(frozen=True, slots=True)
class Button:
    """A step open now."""

    label: str
    url: str
    main: bool


@require_GET
@allow(Permission.VIEW_DESK)
def detail(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Show one request."""
    return render(request, "inforequests/detail.html", _context(request, uuid))


@require_GET
@allow(Permission.VIEW_DESK)
def clock(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Show the explanation of the deadline on a page of its own, to be printed."""
    return render(request, "inforequests/clock.html", _context(request, uuid))


def _context(request: DeskRequest, uuid: UUID) -> dict[str, Any]:
    visible = InfoRequest.objects.visible_to(request.user)
    info_request = get_object_or_404(visible.select_related("body__parent"), uuid=uuid)
    events = list(info_request.events.select_related("actor").order_by("seq"))
    today = moment.today()
    reading = replay.reading(info_request, events, as_of=today)
    handles = request.user.can(Permission.HANDLE_REQUEST, info_request.body)
    context = {
        "info_request": info_request,
        "today": today,
        "reading": reading,
        "state": wording.state_tag(reading.state.value),
        "due": wording.due_tag(info_request, on=today),
        "timeline": wording.timeline(events),
        "lapses": wording.lapses(reading),
        "breaches": wording.breaches(reading),
        "counted": sum(day.counted for day in reading.days),
        "skipped": sum(not day.counted for day in reading.days),
        "buttons": _buttons(request, info_request, events, reading),
        "identity": _shown(info_request.identity_number, handles=handles),
        "contact": _shown(info_request.contact, handles=handles),
        "notes": [POLICIES[name] for name in reading.policies],
        "disputes": [
            *info_request.reconsiderations.all(),
            *info_request.lawsuits.all(),
        ],
        "may_dispute": request.user.can(Permission.RECORD_DISPUTE, info_request.body),
    }
    if info_request.decided_on:
        outcome = Outcome.from_key(info_request.outcome)
        context |= {
            "outcome": outcome,
            "cell": preview.cell_of(info_request, outcome, info_request.decided_on),
            "remedy": preview.remedy_of(info_request, outcome, info_request.decided_on),
        }
    return context


def _shown(personal: str, *, handles: bool) -> str:
    """Return personal data as they are to who works on the request, else with the middle hidden."""
    return personal if handles else wording.masked(personal)


def _buttons(
    request: DeskRequest,
    info_request: InfoRequest,
    events: Sequence[Event],
    reading: Reading,
) -> list[Button]:
    if info_request.closed_on:
        return []
    open_now = [
        name
        for name in _open(info_request, events, reading)
        if request.user.can(permission_of(name), info_request.body)
    ]
    main = next((name for name in MAIN if name in open_now), "")
    return [
        _button(info_request, name, main=name == main)
        for name in sorted(open_now, key=lambda name: name != main)
    ]


def _open(
    info_request: InfoRequest, events: Sequence[Event], reading: Reading
) -> list[str]:
    if reading.state is State.AWAITING_CONFIRMATION:
        return ["confirm"] if queries.confirmable(info_request) else []
    names = [step.name for step in steps_from(reading.state)]
    if "extend" in names and replay.is_extended(
        info_request, events, as_of=moment.today()
    ):
        names.remove("extend")
    if not info_request.decided_on:
        names = [name for name in names if name != "close"]
        if undelivered(info_request):
            names.insert(0, "deliver")
    if info_request.served_on:
        names = [name for name in names if name != "serve"]
    if reading.state is State.REPLIED and not (
        info_request.posted_on or info_request.served_on
    ):
        names = [name for name in names if name != "close"]
    return names


def _button(info_request: InfoRequest, name: str, *, main: bool) -> Button:
    route = "decide" if permission_of(name) is Permission.DECIDE_REQUEST else "handle"
    return Button(
        wording.label(name),
        reverse(f"inforequests:{route}", args=[info_request.uuid, name]),
        main,
    )
