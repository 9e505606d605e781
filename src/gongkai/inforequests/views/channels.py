"""The ways to apply, tried from time to time."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.permissions import Permission
from gongkai.inforequests import actions
from gongkai.inforequests.forms import ChannelTestForm
from gongkai.inforequests.models import ChannelTest
from gongkai.inforequests.views.refusal import refusals_as_form_errors
from gongkai.law.intake import IntakeRoute
from gongkai.trail import moment


@require_GET
@allow(Permission.VIEW_DESK)
def channels(request: DeskRequest) -> HttpResponse:
    """List the trials of the body's ways to apply, newest first."""
    tests = ChannelTest.objects.visible_to(request.user).filter(body=request.desk_body)
    context = {
        "tests": tests.select_related("actor")[:200],
        "may_add": request.user.can(Permission.REGISTER_REQUEST, request.desk_body),
    }
    return render(request, "inforequests/channels.html", context)


@require_http_methods(["GET", "POST"])
@allow(Permission.REGISTER_REQUEST)
def add(request: DeskRequest) -> HttpResponse:
    """Keep one trial."""
    posted = request.POST if request.method == "POST" else None
    form = ChannelTestForm(posted, initial={"on": moment.today()})
    if form.is_valid():
        given = dict(form.cleaned_data)
        with refusals_as_form_errors(form):
            kept = actions.record_channel_test(
                body=request.desk_body,
                actor=request.user,
                channel=IntakeRoute(given.pop("channel")),
                **given,
            )
            messages.success(request, f"已登记测试：{kept}。")
            return redirect("inforequests:channels")
    status = 422 if form.errors else 200
    context = {"form": form}
    return render(request, "inforequests/channel_test.html", context, status=status)
