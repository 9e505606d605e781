"""The gate before every view: its policy, the body worked for, and the first run."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from gongkai.bodies import access
from gongkai.bodies.models import PublicBody, Staff

DESK_BODY = "desk_body"


class AccessMiddleware:
    """Refuse every route whose policy the visitor does not meet; deny by default."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Return a refusal, or ``None`` to let the view answer.

        :raises PermissionDenied: the route has no policy, or the right is not held.
        """
        match = request.resolver_match
        policy = access.policy_of(view, match.view_name if match else "")
        if policy is None:
            raise PermissionDenied("本页面未声明访问规则,任何人不得打开。")
        if policy.who == "public":
            return None
        if not isinstance(request.user, Staff):
            return redirect_to_login(request.get_full_path())
        _settle(request, request.user, policy)
        return None


def _settle(request: HttpRequest, staff: Staff, policy: access.Policy) -> None:
    body = worked_for(request, staff)
    request.desk_body = body  # type: ignore[attr-defined]
    method = request.method or "GET"
    permission = policy.permission(method)
    if permission is None:
        return
    if not staff.can(permission, body):
        raise PermissionDenied(
            f"您在{body.name}没有“{permission.label}”权限,请向安全管理员申请相应角色。"
        )
    staff.narrow(
        staff.rights.bodies(permission)
        if policy.reaches_all(method)
        else frozenset({body.pk})
    )


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
