"""The gates before every view: the first run, the policy, and the login's own duties."""

from collections.abc import Callable
from typing import Any, ClassVar
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from gongkai.bodies import access
from gongkai.bodies.accounts import has_second_factor
from gongkai.bodies.models import PublicBody, Staff
from gongkai.bodies.queries import is_founded

DESK_BODY = "desk_body"
SETUP = "bodies:setup"
DESK = "/desk/"


class FirstRunMiddleware:
    """Until there is a body, lead every page to the first run."""

    founded: ClassVar[bool] = False
    """Once true it stays so: a county is never deleted, so it is asked for once a process."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *args: Any
    ) -> HttpResponseBase | None:
        """Return the way to the first run, or ``None`` once the installation is founded."""
        match = request.resolver_match
        if FirstRunMiddleware.founded or (match and match.view_name == SETUP):
            return None
        FirstRunMiddleware.founded = is_founded()
        return None if FirstRunMiddleware.founded else redirect(SETUP)


class AccessMiddleware:
    """Refuse every route whose policy the visitor does not meet; deny by default."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if hasattr(request, "desk_body"):
            # What staff see is kept by no cache and not shown by the back button after logging out.
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *args: Any
    ) -> HttpResponseBase | None:
        """Return a refusal, or ``None`` to let the view answer.

        :raises PermissionDenied: the route has no policy, or the right is not held.
        """
        match = request.resolver_match
        name = match.view_name if match else ""
        policy = access.policy_of(view, name)
        if policy is None:
            raise PermissionDenied("本页面未声明访问规则，任何人不得打开。")
        if policy.who == "public":
            return None
        staff = request.user
        if not isinstance(staff, Staff):
            return redirect_to_login(_safe_return(request))
        if duty := _duty(staff, name):
            return redirect(duty)
        request.desk_body = worked_for(request, staff)  # type: ignore[attr-defined]
        if request.method not in access.SAFE and (moved := moved_on(request, staff)):
            return moved
        _settle(request, staff, policy)
        return None


def _safe_return(request: HttpRequest) -> str:
    """Return the page to open after the login: never one that only takes what is sent to it."""
    if request.method in access.SAFE:
        return request.get_full_path()
    origin = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(
        origin, {request.get_host()}, require_https=request.is_secure()
    ):
        return DESK
    parts = urlsplit(origin)
    if not parts.path.startswith(DESK):
        return DESK
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _duty(staff: Staff, name: str) -> str:
    """Return the page that must come first: a password of one's own, then a second factor."""
    if name == "account_logout":
        return ""
    if staff.must_change_password:
        allowed = {"account_change_password", "account_reauthenticate"}
        return (
            ""
            if name in allowed or name.startswith("mfa_reauth")
            else "account_change_password"
        )
    if (
        settings.SECOND_FACTOR
        and not name.startswith(("mfa_", "account_"))
        and not has_second_factor(staff)
    ):
        return "mfa_index"
    return ""


def _settle(request: HttpRequest, staff: Staff, policy: access.Policy) -> None:
    body: PublicBody = request.desk_body  # type: ignore[attr-defined]
    method = request.method or "GET"
    permission = policy.permission(method)
    if permission is None:
        return
    if not staff.can(permission, body):
        raise PermissionDenied(
            f"您在{body.name}没有“{permission.label}”权限，请向安全管理员申请相应角色。"
        )
    reached = (
        staff.rights.bodies(permission)
        if policy.reaches_all(method)
        else frozenset({body.pk})
    )
    staff.narrow(reached)


def moved_on(request: HttpRequest, staff: Staff) -> HttpResponse | None:
    """Return the refusal of a form that was opened while working for another body.

    Two pages of one browser share the choice of body; without this, what was written in
    one would be filed with the body that was chosen in the other.
    """
    meant = request.POST.get(DESK_BODY, "")
    body: PublicBody = request.desk_body  # type: ignore[attr-defined]
    if not meant or meant == str(body.uuid):
        return None
    mine = PublicBody.objects.filter(pk__in={*staff.rights.held, staff.body_id})
    opened_for = next((each for each in mine if str(each.uuid) == meant), None)
    context = {
        "opened_for": opened_for.name if opened_for else "另一机关",
        "may_return": opened_for is not None,
    }
    return render(request, "409.html", context, status=409)


def worked_for(request: HttpRequest, staff: Staff) -> PublicBody:
    """Return the body the officer works for: the one chosen, if still allowed, else their own."""
    chosen = request.session.get(DESK_BODY)
    if chosen:
        body = PublicBody.objects.filter(
            uuid=UUID(chosen), pk__in=staff.rights.held
        ).first()
        if body is not None:
            return body
    return staff.body
