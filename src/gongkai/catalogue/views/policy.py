"""How the body counts its publications."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.catalogue import actions, queries
from gongkai.catalogue.forms import NumberingForm, PolicyForm
from gongkai.catalogue.views.answering import attempt, form_page, posted
from gongkai.trail import moment


@require_http_methods(["GET", "POST"])
@allow(Permission.VIEW_DESK, write=Permission.DRAFT_REPORT)
def policy(request: DeskRequest) -> HttpResponse:
    """Show the counting policy with this year's figures under it; change it."""
    body = request.desk_body
    found = queries.policy_of(body)
    form = PolicyForm(posted(request), initial=PolicyForm.initial_of(found))
    if attempt(
        form,
        lambda: actions.set_counting_policy(
            actor=request.user,
            body=body,
            name=form.cleaned_data["name"],
            groups=form.groups(),
        ),
    ):
        messages.success(request, "计数口径已修改，下次计算年报时采用。")
        return redirect("catalogue:policy")
    context = {
        "form": form,
        "policy": found,
        "counts": queries.counts(body, moment.today().year),
        "may_edit": request.user.can(Permission.DRAFT_REPORT, body),
        "may_number": request.user.can(Permission.PUBLISH_ITEM, body),
    }
    return render(
        request, "catalogue/policy.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
@allow(Permission.PUBLISH_ITEM)
def numbering(request: DeskRequest) -> HttpResponse:
    """Set the form of the body's index numbers, from the next one on."""
    body = request.desk_body
    prefix, with_month = queries.index_form(body)
    form = NumberingForm(
        posted(request), initial={"index_prefix": prefix, "with_month": with_month}
    )
    if attempt(
        form,
        lambda: actions.set_index_rule(
            actor=request.user,
            body=body,
            prefix=form.cleaned_data["index_prefix"],
            with_month=form.cleaned_data["with_month"],
        ),
    ):
        messages.success(request, "索引号规则已修改，自下一条发布起采用。")
        return redirect("catalogue:policy")
    return form_page(
        request,
        form,
        title="索引号规则",
        submit="保存",
        back=reverse("catalogue:policy"),
    )
