"""Registering a request, and confirming it with the requester."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.inforequests import actions
from gongkai.inforequests.forms import ReceiveForm
from gongkai.inforequests.models import InfoRequest
from gongkai.inforequests.views.refusal import refusals_as_form_errors
from gongkai.law.intake import IntakeRoute
from gongkai.law.requesters import RequesterKind


@require_http_methods(["GET", "POST"])
@allow(Permission.REGISTER_REQUEST)
def receive(request: DeskRequest) -> HttpResponse:
    """Register a request that reached the desk."""
    form = ReceiveForm(request.POST) if request.method == "POST" else ReceiveForm()
    if form.is_valid():
        with refusals_as_form_errors(form):
            return _received(request, _receive(request, form))
    context = {"form": form}
    status = 422 if form.errors else 200
    return render(request, "inforequests/receive.html", context, status=status)


def _receive(request: DeskRequest, form: ReceiveForm) -> InfoRequest:
    given = dict(form.cleaned_data)
    token: UUID = given.pop("token")
    return actions.receive(
        body=request.desk_body,
        actor=request.user,
        route=IntakeRoute(given.pop("route")),
        requester_kind=RequesterKind(given.pop("requester_kind")),
        token=token,
        **given,
    )


def _received(request: DeskRequest, made: InfoRequest) -> HttpResponse:
    due = (
        f"，答复期限{made.due_on:%Y年%-m月%-d日}"
        if made.due_on
        else "，请尽快与申请人确认"
    )
    messages.success(request, f"已登记，编号{made.number}{due}。")
    return redirect(made)
