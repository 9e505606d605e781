"""The desk's pages about disputes: the list, filing, concluding."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.disputes import actions, queries
from gongkai.disputes.errors import DisputeRefused
from gongkai.disputes.forms import (
    ConcludeForm,
    FilingForm,
    LawsuitForm,
    ReconsiderationForm,
)
from gongkai.disputes.models import Lawsuit, Reconsideration
from gongkai.disputes.results import Result, SuitRoute
from gongkai.inforequests.models import InfoRequest
from gongkai.trail import moment

NAMES = {
    "reconsideration": "行政复议",
    SuitRoute.DIRECT.value: SuitRoute.DIRECT.label,
    SuitRoute.AFTER_RECONSIDERATION.value: SuitRoute.AFTER_RECONSIDERATION.label,
}


@require_GET
@allow(Permission.VIEW_DESK)
def disputes(request: DeskRequest) -> HttpResponse:
    """Show the disputes of the body worked for, or those behind a cell of table four."""
    body = request.desk_body
    cases = Reconsideration.objects.visible_to(request.user).filter(body=body)
    suits = Lawsuit.objects.visible_to(request.user).filter(body=body)
    title = "复议与诉讼"
    if column := request.GET.get("column"):
        counted = _counted(request, column)
        block, result = column.split(".")
        if block == "reconsideration":
            cases = cases.filter(pk__in=counted.reconsiderations(result).values("pk"))
            suits = suits.none()
        else:
            suits = suits.filter(pk__in=counted.lawsuits(block, result).values("pk"))
            cases = cases.none()
        label = "总计" if result == queries.TOTAL else Result(result).label
        title = f"{counted.year}年表四 {NAMES[block]} · {label}"
    context = {
        "title": title,
        "column": column,
        "reconsiderations": cases.select_related("info_request"),
        "lawsuits": _flagged(suits.select_related("info_request", "reconsideration")),
        "may_record": request.user.can(Permission.RECORD_DISPUTE, body),
    }
    return render(request, "disputes/disputes.html", context)


def _counted(request: DeskRequest, column: str) -> queries.Counts:
    try:
        year = int(request.GET.get("report", ""))
        until = request.GET.get("until")
        if not 2019 <= year <= 2199 or column not in queries.COLUMNS:
            raise Http404("年度报告没有这一格。")
        day = date.fromisoformat(until) if until else None
    except ValueError:
        raise Http404("年度报告没有这一格。") from None
    return queries.counts(request.desk_body, year, until=day)


def _flagged(suits: Iterable[Lawsuit]) -> list[tuple[Lawsuit, bool]]:
    """Return each suit with whether it should have gone to reconsideration first."""
    return [(suit, queries.is_premature(suit)) for suit in suits]


@require_http_methods(["GET", "POST"])
@allow(Permission.RECORD_DISPUTE)
def file_reconsideration(request: DeskRequest) -> HttpResponse:
    """Record an application for reconsideration."""
    form = ReconsiderationForm(request.POST or None, **_filing(request))
    return _file(request, form, "登记行政复议")


@require_http_methods(["GET", "POST"])
@allow(Permission.RECORD_DISPUTE)
def file_lawsuit(request: DeskRequest) -> HttpResponse:
    """Record a lawsuit."""
    own = Reconsideration.objects.visible_to(request.user).filter(
        body=request.desk_body
    )
    form = LawsuitForm(request.POST or None, reconsiderations=own, **_filing(request))
    return _file(request, form, "登记行政诉讼")


@require_http_methods(["GET", "POST"])
@allow(Permission.VIEW_DESK, write=Permission.RECORD_DISPUTE)
def reconsideration(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Show a reconsideration, and record how it ended."""
    visible = Reconsideration.objects.visible_to(request.user)
    return _dispute(
        request, get_object_or_404(visible.select_related("body"), uuid=uuid)
    )


@require_http_methods(["GET", "POST"])
@allow(Permission.VIEW_DESK, write=Permission.RECORD_DISPUTE)
def lawsuit(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Show a lawsuit, and record how it ended."""
    visible = Lawsuit.objects.visible_to(request.user)
    return _dispute(
        request, get_object_or_404(visible.select_related("body"), uuid=uuid)
    )


def _filing(request: DeskRequest) -> dict[str, Any]:
    requests = InfoRequest.objects.visible_to(request.user).filter(
        body=request.desk_body
    )
    initial: dict[str, Any] = {"filed_on": moment.today()}
    try:
        named = requests.filter(uuid=UUID(request.GET.get("request", ""))).first()
    except ValueError:
        named = None
    if named is not None:
        initial["number"] = named.number
    return {"requests": requests, "initial": initial}


def _file(request: DeskRequest, form: FilingForm, title: str) -> HttpResponse:
    if form.is_valid():
        try:
            made = _filed(request, form)
        except DisputeRefused as error:
            _blame(form, error)
        else:
            messages.success(request, f"{title}完成。")
            return redirect(made)
    context = {"form": form, "title": title}
    status = 422 if form.errors else 200
    return render(request, "disputes/file.html", context, status=status)


def _filed(request: DeskRequest, form: FilingForm) -> Reconsideration | Lawsuit:
    told = form.cleaned_data
    given: dict[str, Any] = {
        "body": request.desk_body,
        "actor": request.user,
        "info_request": form.info_request(),
        **{name: told[name] for name in ("filed_on", "case_number", "organ", "note")},
    }
    if not isinstance(form, LawsuitForm):
        return actions.file_reconsideration(**given)
    return actions.file_lawsuit(
        route=SuitRoute(told["route"]), reconsideration=told["reconsideration"], **given
    )


def _dispute(request: DeskRequest, dispute: Reconsideration | Lawsuit) -> HttpResponse:
    may_record = request.user.can(Permission.RECORD_DISPUTE, dispute.body)
    form = ConcludeForm(request.POST or None, initial={"concluded_on": moment.today()})
    if form.is_valid():
        try:
            _concluded(request, dispute, form)
        except DisputeRefused as error:
            _blame(form, error)
        else:
            messages.success(request, "已登记审结结果。")
            return redirect(dispute)
    context = {
        "dispute": dispute,
        "is_suit": isinstance(dispute, Lawsuit),
        "premature": isinstance(dispute, Lawsuit) and queries.is_premature(dispute),
        "form": form,
        "may_conclude": may_record and not dispute.concluded_on,
    }
    status = 422 if form.errors else 200
    return render(request, "disputes/dispute.html", context, status=status)


def _concluded(
    request: DeskRequest, dispute: Reconsideration | Lawsuit, form: ConcludeForm
) -> None:
    result = Result(form.cleaned_data["result"])
    day = form.cleaned_data["concluded_on"]
    if isinstance(dispute, Lawsuit):
        actions.conclude_lawsuit(
            lawsuit=dispute, result=result, concluded_on=day, actor=request.user
        )
    else:
        actions.conclude_reconsideration(
            reconsideration=dispute, result=result, concluded_on=day, actor=request.user
        )


def _blame(form: forms.Form, error: DisputeRefused) -> None:
    """Show a refusal at the field it names, or at the top; a request is named by its number."""
    field = "number" if error.field == "info_request" else error.field
    form.add_error(field if field in form.fields else None, error.message)
