"""How the body counts its publications."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.catalogue import actions, queries
from gongkai.catalogue.forms import PolicyForm
from gongkai.catalogue.views.answering import attempt, posted
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
    }
    return render(
        request, "catalogue/policy.html", context, status=422 if form.errors else 200
    )
