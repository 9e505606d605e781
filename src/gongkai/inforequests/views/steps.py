"""The steps of a request, each with its own form; decisions are shown again before they count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import ChoiceField
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.inforequests import actions, wording
from gongkai.inforequests.forms import (
    STEP_FORMS,
    CloseForm,
    ConfirmForm,
    DeliverForm,
    EndConsultationForm,
    SeenForm,
    ServeForm,
)
from gongkai.inforequests.models import InfoRequest
from gongkai.inforequests.views import preview
from gongkai.inforequests.views.refusal import refusals_as_form_errors
from gongkai.law.procedure import STEPS
from gongkai.trail import moment

FINAL = ("reply", "withdraw")
OWN_FORMS: dict[str, type[SeenForm]] = {
    "confirm": ConfirmForm,
    "deliver": DeliverForm,
    "serve": ServeForm,
    "close": CloseForm,
}


@require_http_methods(["GET", "POST"])
@allow(Permission.HANDLE_REQUEST)
def handle(request: DeskRequest, uuid: UUID, step: str) -> HttpResponse:
    """Take a step that the handler may take."""
    return _step(request, uuid, step, Permission.HANDLE_REQUEST)


@require_http_methods(["GET", "POST"])
@allow(Permission.DECIDE_REQUEST)
def decide(request: DeskRequest, uuid: UUID, step: str) -> HttpResponse:
    """Take a step that decides: an extension or the reply."""
    return _step(request, uuid, step, Permission.DECIDE_REQUEST)


def permission_of(step: str) -> Permission:
    """Return the right a step asks for."""
    if step in STEPS:
        return Permission(STEPS[step].permission)
    return Permission.HANDLE_REQUEST


def _step(
    request: DeskRequest, uuid: UUID, step: str, permission: Permission
) -> HttpResponse:
    if step not in {*STEP_FORMS, *OWN_FORMS} or permission_of(step) is not permission:
        raise Http404("没有这一步骤。")
    info_request = get_object_or_404(
        InfoRequest.objects.visible_to(request.user).select_related("body__parent"),
        uuid=uuid,
    )
    form = _form(request, info_request, step)
    asked_again = None
    if form.is_valid():
        with refusals_as_form_errors(form):
            if step in FINAL and "sure" not in request.POST:
                asked_again = preview.of(info_request, step, form.cleaned_data)
            else:
                moved = _take(request, info_request, step, form)
                messages.success(request, wording.done(step, moved))
                return redirect(moved)
    context = {
        "info_request": info_request,
        "step": step,
        "declared": STEPS.get(step),
        "label": wording.label(step),
        "form": form,
        "preview": asked_again,
        "state": wording.state_tag(info_request.state),
    }
    template = "inforequests/sure.html" if asked_again else "inforequests/step.html"
    return render(request, template, context, status=422 if form.errors else 200)


def _form(request: DeskRequest, info_request: InfoRequest, step: str) -> SeenForm:
    form_class: type[SeenForm] = {**OWN_FORMS, **STEP_FORMS}[step]
    if request.method == "POST":
        form = form_class(request.POST)
    else:
        initial: dict[str, Any] = {
            "expected_seq": info_request.version,
            "on": moment.today(),
            "yuan": info_request.fee_asked_yuan,
        }
        form = form_class(initial=initial)
    if isinstance(form, DeliverForm):
        _offer(form, "of", undelivered(info_request))
    if isinstance(form, EndConsultationForm):
        _offer(form, "party", [(party, party) for party in unanswered(info_request)])
    return form


def _offer(form: SeenForm, name: str, choices: Sequence[tuple[Any, str]]) -> None:
    field = form.fields[name]
    if isinstance(field, ChoiceField):
        field.choices = list(choices)


def undelivered(info_request: InfoRequest) -> list[tuple[int, str]]:
    """Return the letters and notices whose day of receipt is not recorded yet."""
    events = list(info_request.events.order_by("seq"))
    known = {event.data["of"] for event in events if event.step == "deliver"}
    return [
        (
            event.seq,
            " ".join((wording.label(event.step), event.data.get("party", ""))).strip(),
        )
        for event in events
        if event.step in actions.DELIVERED
        and "received_on" not in event.data
        and event.seq not in known
    ]


def unanswered(info_request: InfoRequest) -> list[str]:
    """Return the parties that were asked and have not answered, in order."""
    waiting: list[str] = []
    for event in info_request.events.order_by("seq"):
        party = event.data.get("party", "")
        if event.step in ("consult", "consult_body") and party not in waiting:
            waiting.append(party)
        if event.step == "end_consultation" and party in waiting:
            waiting.remove(party)
    return waiting


def _take(
    request: DeskRequest, info_request: InfoRequest, step: str, form: SeenForm
) -> InfoRequest:
    given: dict[str, Any] = {
        "info_request": info_request,
        "actor": request.user,
        "expected_seq": form.cleaned_data["expected_seq"],
        **form.details(),
    }
    if "on" in form.cleaned_data:
        given["on"] = form.cleaned_data["on"]
    own: dict[str, Callable[..., InfoRequest]] = {
        "confirm": actions.confirm,
        "deliver": actions.deliver,
        "serve": actions.serve,
        "close": actions.close,
    }
    if step in own:
        return own[step](**given)
    return actions.advance(step=step, **given)
