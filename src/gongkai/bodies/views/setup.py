"""The first-run page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.bodies import firstrun, forms
from gongkai.bodies.access import public
from gongkai.bodies.actions.founding import found
from gongkai.bodies.queries import is_founded
from gongkai.bodies.views.answering import posted, taken


@never_cache
@require_http_methods(["GET", "POST"])
@public
def setup(request: HttpRequest) -> HttpResponse:
    """Make the county, once."""
    if is_founded():
        return redirect("account_login")
    firstrun.setup_code()
    form = forms.FirstRun(posted(request))

    def act(again: str, **given: Any) -> object:
        return found(**given)

    said = "系统已经启用。请用刚才设定的系统管理员账号登录，再导入机构与人员。"
    response = taken(request, form, act, said=said, to="account_login")
    return response or render(
        request, "bodies/setup.html", {"form": form}, status=422 if form.errors else 200
    )
