"""Columns: how fresh each is, and setting them up."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.catalogue import actions, queries
from gongkai.catalogue.forms import ColumnForm, NewColumnForm
from gongkai.catalogue.models import Column
from gongkai.catalogue.views.answering import attempt, form_page, posted
from gongkai.trail import moment


@require_GET
@allow(Permission.VIEW_DESK)
def columns(request: DeskRequest) -> HttpResponse:
    """Show every column of the body with its last update and the day the next is due."""
    today = moment.today()
    states = queries.freshness([request.desk_body], today)
    context = {
        "states": states,
        "today": today,
        "late": sum(state.standing == "late" for state in states),
        "soon": sum(state.standing == "warn" for state in states),
        "may_edit": request.user.can(Permission.PUBLISH_ITEM, request.desk_body),
        "may_draft": request.user.can(Permission.EDIT_ITEM, request.desk_body),
    }
    return render(request, "catalogue/columns.html", context)


@require_http_methods(["GET", "POST"])
@allow(Permission.PUBLISH_ITEM)
def add(request: DeskRequest) -> HttpResponse:
    """Add a column."""
    form = NewColumnForm(posted(request), body=request.desk_body)
    if attempt(
        form,
        lambda: actions.add_column(
            actor=request.user, body=request.desk_body, **form.cleaned_data
        ),
    ):
        messages.success(request, f"已新设栏目“{form.cleaned_data['title']}”。")
        return redirect("catalogue:columns")
    return form_page(
        request,
        form,
        title="新设栏目",
        submit="新设",
        back=reverse("catalogue:columns"),
    )


@require_http_methods(["GET", "POST"])
@allow(Permission.PUBLISH_ITEM)
def change(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Change a column's title, interval or responsible person."""
    column = get_object_or_404(Column.objects.visible_to(request.user), uuid=uuid)
    initial = {
        "title": column.title,
        "interval": column.interval,
        "responsible": column.responsible.uuid if column.responsible else None,
    }
    form = ColumnForm(posted(request), body=column.body, initial=initial)
    if attempt(
        form,
        lambda: actions.change_column(
            actor=request.user, column=column, **form.cleaned_data
        ),
    ):
        messages.success(request, f"已修改栏目“{column.title}”。")
        return redirect("catalogue:columns")
    return form_page(
        request,
        form,
        title=f"修改栏目“{column.title}”",
        submit="保存",
        back=reverse("catalogue:columns"),
    )
