"""One account: its details, roles, password and lock."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.bodies import actions, forms, queries
from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.errors import PeopleRefused
from gongkai.bodies.models import Appointment, Staff, SteeringSeat
from gongkai.bodies.permissions import Permission
from gongkai.bodies.views.answering import form_page, posted, pressed, taken


def _account(request: DeskRequest, uuid: UUID) -> Staff:
    return get_object_or_404(Staff.objects.visible_to(request.user), uuid=uuid)


@require_http_methods(["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
def add(request: DeskRequest) -> HttpResponse:
    """Add an account to the current body."""
    form = forms.NewStaff(posted(request), body=request.desk_body)
    act = partial(actions.add_staff, actor=request.user, body=request.desk_body)
    return taken(
        request,
        form,
        act,
        said="已新增人员，请为其签发一次性口令。",
        to="bodies:people",
    ) or form_page(
        request,
        form,
        title=f"新增{request.desk_body.name}的人员",
        submit="新增人员",
        back=reverse("bodies:people"),
    )


@require_GET
@allow(Permission.VIEW_PEOPLE)
def show(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Show an account with the roles it has and had."""
    staff = _account(request, uuid)
    here = staff.body_id == request.desk_body.pk
    context = {
        "staff": staff,
        "appointments": staff.appointments.select_related("body").order_by("-since"),
        "locked": queries.locked(Staff.objects.visible_to(request.user))
        .filter(pk=staff.pk)
        .exists(),
        "can": forms.permissions_of(request.user, request.desk_body) if here else {},
        "may_appoint": here and queries.may_appoint(request.user, request.desk_body),
        "here": here,
    }
    return render(request, "bodies/staff.html", context)


@require_http_methods(["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
def change(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Change the details of an account."""
    staff = _account(request, uuid)
    initial = {"name": staff.name, "office": staff.office, "phone": staff.phone}
    form = forms.StaffDetails(posted(request), initial=initial, body=staff.body)
    act = partial(actions.change_staff, actor=request.user, staff=staff)
    page = reverse("bodies:staff", args=(staff.uuid,))
    return taken(request, form, act, said="已修改人员信息。", to=page) or form_page(
        request, form, title=f"修改{staff.name}", submit="保存", back=page
    )


@require_http_methods(["GET", "POST"])
@allow(Permission.VIEW_PEOPLE, write=Permission.VIEW_PEOPLE)
def appoint(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Give an account a role at the current body."""
    _check_may_appoint(request)
    staff = get_object_or_404(
        Staff.objects.visible_to(request.user).filter(is_active=True), uuid=uuid
    )
    form = forms.NewAppointment(posted(request))
    act = partial(
        actions.appoint, actor=request.user, staff=staff, body=request.desk_body
    )
    page = reverse("bodies:staff", args=(staff.uuid,))
    return taken(request, form, act, said="已授予角色。", to=page) or form_page(
        request, form, title=f"授予{staff.name}角色", submit="授予角色", back=page
    )


def _check_may_appoint(request: DeskRequest) -> None:
    if not queries.may_appoint(request.user, request.desk_body):
        raise PermissionDenied("角色由安全管理员授予和终止，请与其联系。")


@require_http_methods(["GET", "POST"])
@allow(Permission.VIEW_PEOPLE)
def end_appointment(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Ask whether to end a role at the current body today, and on POST end it."""
    _check_may_appoint(request)
    appointment = get_object_or_404(
        Appointment.objects.visible_to(request.user), uuid=uuid
    )
    page = reverse("bodies:staff", args=(appointment.staff.uuid,))
    if request.method != "POST":
        context = {
            "appointment": appointment,
            "own": appointment.staff == request.user,
            "last": queries.is_last_of_its_role(appointment),
            "back": page,
        }
        return render(request, "bodies/end_appointment.html", context)
    act = partial(actions.end_appointment, appointment=appointment, actor=request.user)
    return pressed(request, act, said="已终止该角色。", to=page)


@require_POST
@allow(Permission.MANAGE_PEOPLE)
def end_seat(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """End a steering-group seat today."""
    seat = get_object_or_404(SteeringSeat.objects.visible_to(request.user), uuid=uuid)
    return pressed(
        request,
        partial(actions.end_seat, given=seat, actor=request.user),
        said="已退出领导小组。",
        to="bodies:people",
    )


@require_POST
@never_cache
@allow(Permission.MANAGE_PEOPLE)
def password(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Issue a one-time password and show it, this once."""
    staff = _account(request, uuid)
    issued = actions.issue_password(actor=request.user, staff=staff)
    return render(request, "bodies/password.html", {"staff": staff, "password": issued})


@require_POST
@never_cache
@allow(Permission.MANAGE_PEOPLE)
def passwords(request: DeskRequest) -> HttpResponse:
    """Issue one-time passwords to all new accounts of the current body and list them, this once."""
    body = request.desk_body
    try:
        issued = actions.issue_passwords(actor=request.user, body=body)
    except PeopleRefused as refused:
        messages.error(request, str(refused))
        return redirect("bodies:people")
    return render(request, "bodies/passwords.html", {"body": body, "issued": issued})


@require_POST
@allow(Permission.MANAGE_PEOPLE)
def close(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Close an account."""
    staff = _account(request, uuid)
    act = partial(actions.close_staff, actor=request.user, staff=staff)
    return pressed(
        request, act, said="已停用该账号，其角色同时终止。", to="bodies:people"
    )


@require_GET
@allow(Permission.UNLOCK)
def locks(request: DeskRequest) -> HttpResponse:
    """List the accounts that failed logins have locked."""
    found = queries.locked(Staff.objects.visible_to(request.user)).select_related(
        "body"
    )
    return render(request, "bodies/locks.html", {"locked": found})


@require_POST
@allow(Permission.UNLOCK)
def unlock(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Lift the lock on an account."""
    staff = _account(request, uuid)
    return pressed(
        request,
        partial(actions.unlock, actor=request.user, staff=staff),
        said=f"已解除{staff.username}的锁定。",
        to="bodies:locks",
    )
