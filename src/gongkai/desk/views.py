"""The desk's home and the lists behind its numbers."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gongkai.bodies.access import DeskRequest, allow, signed_in
from gongkai.bodies.models import PublicBody
from gongkai.bodies.permissions import Permission
from gongkai.bodies.roles import Role
from gongkai.desk import queries, worklists
from gongkai.trail import moment

PAGE = 50


@require_safe
@signed_in
def home(request: DeskRequest) -> HttpResponse:
    """Show what is due, one line each; to who works nowhere yet, what to do about it."""
    staff = request.user
    body = request.desk_body
    today = moment.today()
    sees = staff.can(Permission.VIEW_DESK, body)
    below = staff.rights.bodies(Permission.SUPERVISE)
    supervised = (
        list(PublicBody.objects.visible_to(staff).filter(pk__in=below)) if below else []
    )
    context = {
        "body": body,
        "today": today,
        "sees": sees,
        "due": worklists.due(staff, body, today) if sees else [],
        "report": queries.report_line(body, today) if sees else None,
        "bodies": queries.bodies(supervised, today),
        "may_sign": staff.can(Permission.SIGN_REPORT, body),
        "may_draft": staff.can(Permission.DRAFT_REPORT, body),
        "roles": [
            Role(role).label
            for role in staff.appointments.current()
            .filter(body=body)
            .values_list("role", flat=True)
        ],
        "manages": staff.can(Permission.MANAGE_PEOPLE, body),
        "appoints": staff.can(Permission.APPOINT, body),
        "audits": staff.can(Permission.READ_TRAIL, body),
    }
    return render(request, "desk/home.html", context)


@require_safe
@allow(Permission.VIEW_DESK)
def worklist(request: DeskRequest, key: str) -> HttpResponse:
    """Show one list of what is due at the body worked for, or at one below it."""
    body = _asked(request)
    found = worklists.find(key)
    if found is None or not request.user.can(found.permission, body):
        raise Http404("没有这张清单")
    today = moment.today()
    page = Paginator(found.find(body, today), PAGE).get_page(request.GET.get("page"))
    context = {
        "body": body,
        "today": today,
        "worklist": found,
        "page": page,
        "query": f"body={body.code}&",
        "lines": [found.line(record, today) for record in page.object_list],
    }
    return render(request, "desk/worklist.html", context)


def _asked(request: DeskRequest) -> PublicBody:
    code = request.GET.get("body")
    if not code:
        return request.desk_body
    if "\x00" in code:
        raise Http404("没有这个机关")
    return get_object_or_404(PublicBody.objects.visible_to(request.user), code=code)
