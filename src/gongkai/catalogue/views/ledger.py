"""The ledger: decisions and charges of a year, with a form for one more."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet, Sum
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.catalogue import actions
from gongkai.catalogue.forms import ChargeForm, DecisionForm
from gongkai.catalogue.models import Charge, Decision
from gongkai.catalogue.views.answering import attempt, page_of, posted, query_of
from gongkai.trail import moment


@require_http_methods(["GET", "POST"])
@allow(Permission.VIEW_DESK, write=Permission.RECORD_DECISION)
def decisions(request: DeskRequest) -> HttpResponse:
    """List the decisions of a year; take one more."""
    rows = Decision.objects.visible_to(request.user).filter(
        body=request.desk_body, on__year=_year(request)
    )
    form = DecisionForm(posted(request), initial={"on": moment.today()})
    return _ledger(request, "decisions", rows, form, actions.record_decision)


@require_http_methods(["GET", "POST"])
@allow(Permission.VIEW_DESK, write=Permission.RECORD_DECISION)
def charges(request: DeskRequest) -> HttpResponse:
    """List the charge receipts of a year; take one more."""
    rows = Charge.objects.visible_to(request.user).filter(
        body=request.desk_body, on__year=_year(request)
    )
    form = ChargeForm(posted(request), initial={"on": moment.today()})
    fen = rows.aggregate(fen=Sum("fen"))["fen"] or 0
    return _ledger(
        request,
        "charges",
        rows,
        form,
        actions.record_charge,
        total=Charge(fen=fen).yuan,
    )


def _year(request: DeskRequest) -> int:
    today = moment.today().year
    asked = request.GET.get("year", "")
    return (
        int(asked)
        if asked.isascii() and asked.isdigit() and 2008 <= int(asked) <= today
        else today
    )


def _ledger(
    request: DeskRequest,
    name: str,
    rows: QuerySet[Any],
    form: Form,
    act: Callable[..., object],
    **more: Any,
) -> HttpResponse:
    if request.method == "POST" and attempt(
        form,
        lambda: act(actor=request.user, body=request.desk_body, **form.cleaned_data),
    ):
        messages.success(request, "已登记。")
        year = form.cleaned_data["on"].year
        return redirect(f"{reverse(f'catalogue:{name}')}?year={year}")
    today = moment.today().year
    context = {
        "page": page_of(request, rows),
        "query": query_of(request),
        "form": form,
        "year": _year(request),
        "years": range(today, today - 4, -1),
        "may_record": request.user.can(Permission.RECORD_DECISION, request.desk_body),
        **more,
    }
    return render(
        request, f"catalogue/{name}.html", context, status=422 if form.errors else 200
    )
